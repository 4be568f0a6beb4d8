import {existsSync} from 'node:fs'
import {join, relative} from 'node:path'
import type {Problem} from '../../model/problem.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {findProject} from '../find-project.ts'
import type {CliIo} from '../io.ts'

/** Every address of the project's built site that leads nowhere. Throws RunbookError when it is not built. */
export async function verifySite({cwd, env}: Pick<CliIo, 'cwd' | 'env'>): Promise<readonly Problem[]> {
  const project = findProject(cwd)
  const build = project && join(project, 'build')
  if (build === undefined || !existsSync(build)) {
    throw new RunbookError(`There is no built site in ${build ?? cwd}.`, {hint: 'Build it: npm run build.'})
  }
  const {verifyBuiltHtml} = await import('../../site-to-problems/verify-built-html.ts')
  const problems = await verifyBuiltHtml(build, {baseUrl: env.BASE_URL})
  const folder = relative(cwd, build).replaceAll('\\', '/')
  return problems.map((problem) => ({
    ...problem,
    place: {...problem.place, file: `${folder}/${problem.place.file}`},
  }))
}
