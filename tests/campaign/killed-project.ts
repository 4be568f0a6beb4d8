import {randomUUID} from 'node:crypto'
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import type {JournalLine} from '../../src/model/event.ts'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import {isUnstarted, readJournal} from '../../src/plan-to-run/read-journal.ts'
import {eventually} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {processesNamed} from '../processes-named.ts'
import {type KilledProject, marksIn, readText} from './killed-run.ts'

const block = (role: string, code: string) => `\n\`\`\`bash ${role}\n${code}\n\`\`\`\n`
const undo = (id: string) => block('rollback .change', `echo undo-${id} >> marks`)
const capture = (text: string, name: string) => text.replace('```bash\n', `\`\`\`bash capture=${name}\n`)
const changes = ['change', 'doubtful', 'parent', 'blind']

/** A project whose steps leave marks, and a child in the background. */
export interface Planted extends KilledProject {
  /** What the processes carry that a step left in the background. */
  readonly word: string
}

/** A project whose steps append marks without looking. A child of one would outlive the CLI by 3 s, and leaves a mark if it does. */
export function plant(program: string): Planted {
  const word = `child-${randomUUID()}`
  const outlive = 'while kill -0 "$1" 2> /dev/null; do sleep 0.2; done; sleep 3; echo outlived >> marks'
  const child = `(setsid bash -c '${outlive}' ${word} $PPID > /dev/null 2>&1 &)\n`
  const change = (id: string, check: string, first = '') =>
    stepText(id, '.change grace=100ms', `${first}echo ${id} >> marks`, block('verify', check) + undo(id))
  const steps = [
    capture(stepText('look', '.read', 'echo look >> marks; echo found'), 'FOUND'),
    change('change', 'grep -q change marks'),
    ':::step[By hand]{#hand .change}\nDo it.\n:::\n',
    change('doubtful', 'exit 7'),
    change('parent', 'grep -q parent marks', child),
    capture(stepText('blind', '.change', 'echo blind >> marks; echo made', undo('blind')), 'MADE'),
    stepText('last', '.read', 'echo "last $FOUND" >> marks'),
  ]
  return {cwd: makeProject({'runbooks/r.md': runbookText(steps.join('\n'))}), program, word}
}

/** What is on the disk of a run and of its steps. */
export interface Remains {
  /** The lines of the journal that are whole, as they stand. */
  readonly text: string
  readonly lines: readonly JournalLine[]
  readonly marks: readonly string[]
}

/** Reads what is there; the chain is checked. A run that was killed before its first event has left nothing. */
export function remainsIn({cwd}: KilledProject): Remains {
  const runs = join(cwd, '.runbook/runs')
  const paths = existsSync(runs) ? readdirSync(runs).map((name) => join(runs, name)) : []
  const path = paths.find((run) => !isUnstarted(run))
  const text = path ? readText(join(path, 'journal.ndjson')) : ''
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return {text: whole, lines: path ? readJournal(path) : [], marks: marksIn(cwd)}
}

/** Throws with the evidence unless something holds. */
export function demand(holds: boolean, what: string, evidence: unknown): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(evidence)}`)
}

const done = ['passed', 'skipped', 'attested', 'rolled-back']

/** Steps that have ended for good, or their rollbacks have. */
function finished(
  lines: readonly JournalLine[],
  kind: 'step-ended' | 'step-rollback-ended',
): readonly string[] {
  return lines.flatMap((line) => (line.kind === kind && done.includes(line.status) ? [line.step] : []))
}

/** No event is lost, and nothing that had ended begins again or leaves its mark again. */
export function checkNext(before: Remains, after: Remains): void {
  demand(after.text.startsWith(before.text), 'events were lost', [before.text, after.text])
  const later = after.lines.slice(before.lines.length)
  for (const [ended, begins, mark] of [
    ['step-ended', 'step-started', ''],
    ['step-rollback-ended', 'step-rollback-started', 'undo-'],
  ] as const) {
    for (const step of finished(before.lines, ended)) {
      const again = later.filter((line) => line.kind === begins && line.step === step)
      demand(again.length === 0, `${step} began again`, again)
      const count = ({marks}: Remains) => marks.filter((text) => text === `${mark}${step}`).length
      demand(count(after) === count(before), `${step} ran again`, after.marks)
    }
  }
}

/** Status of the run; `undefined` when none has begun. */
export function statusOf(project: KilledProject): string | undefined {
  const {lines} = remainsIn(project)
  return lines.length > 0 ? foldRun(lines).status : undefined
}

/** Every change was made once and, after a rollback, undone; no child of a step outlived the CLI. */
export async function checkEnd(project: Planted, goal: 'passed' | 'rolled-back'): Promise<void> {
  // After the last event the watchdog may still be at work.
  const isClear = await eventually(() => processesNamed(project.word).length === 0)
  const {marks} = remainsIn(project)
  const twice = changes.filter((id) => marks.filter((mark) => mark === id).length > 1)
  demand(twice.length === 0, 'a change was made twice', marks)
  const missing = goal === 'passed' ? changes.filter((id) => !marks.includes(id)) : []
  demand(missing.length === 0, 'a change was not made', marks)
  const left =
    goal === 'rolled-back' ? changes.filter((id) => marks.includes(id) && !marks.includes(`undo-${id}`)) : []
  demand(left.length === 0, 'a change was not undone', marks)
  demand(!marks.includes('outlived'), 'a child outlived the CLI', marks)
  demand(isClear, 'a child is alive', processesNamed(project.word))
}
