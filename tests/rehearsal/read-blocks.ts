import {readFileSync} from 'node:fs'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'

/** One block of a step, as far as the tests of the world need it. */
export interface Block {
  readonly step: string
  readonly language: string
  readonly role: 'run' | 'verify' | 'rollback'
  /** `capture=`, `secret=` and `database=`. */
  readonly attributes: {readonly capture?: string; readonly secret?: string; readonly database?: string}
  readonly code: string
}

/** The blocks of a runbook in the order in which they are executed. */
export function readBlocks(file: URL): readonly Block[] {
  const {runbook} = parseRunbook(readFileSync(file, 'utf8'), 'runbook.md')
  return runbook.steps.flatMap((step) =>
    [step.run, step.verify, step.rollback].flatMap((fence) =>
      fence
        ? [
            {
              step: step.id,
              language: fence.language,
              role: fence.role as Block['role'],
              attributes: fence,
              code: fence.code,
            },
          ]
        : [],
    ),
  )
}
