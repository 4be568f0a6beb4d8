import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {RunbookError} from '../model/runbook-error.ts'
import {isLinkTemplate} from '../run-to-report/link-to-text.ts'

/**
 * How the project's Git host writes the address of a file at a commit: `--link`, else `runbook.link` of package.json.
 * It is never guessed from a remote: a wrong link in an incident record is worse than none.
 * Throws RunbookError for one that leads nowhere.
 */
export function readLinkTemplate(given: string | undefined, project: string | undefined): string | undefined {
  const template = given ?? (project === undefined ? undefined : readSetting(join(project, 'package.json')))
  if (template === undefined || isLinkTemplate(template)) return template
  throw new RunbookError(`The link \`${template}\` is no https address with {commit} and {file} in it.`, {
    hint: 'Write it as https://git.example.com/owner/name/blob/{commit}/{file}.',
  })
}

function readSetting(path: string): string | undefined {
  try {
    const {runbook} = JSON.parse(readFileSync(path, 'utf8'))
    return typeof runbook?.link === 'string' ? runbook.link : undefined
  } catch {
    // No package.json, or one that npm will complain about: the report prints file and commit without a link.
    return undefined
  }
}
