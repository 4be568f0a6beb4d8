import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Command} from 'commander'
import {findRunbook, listRunbookIds} from '../src/cli/find-project.ts'
import type {CliIo} from '../src/cli/io.ts'
import {createProgram} from '../src/cli/program.ts'
import {listEnvironments} from '../src/cli/read-environment.ts'
import {parseRunbook} from '../src/markdown-to-runbook/parse-runbook.ts'
import type {ProjectFacts} from '../src/runbook-to-problems/project-facts.ts'
import {projectRoot} from './run-cli.ts'

/** Every command of the CLI, as the program itself declares it; `runs audit` is a command of its own. */
export function allCommands(): ReadonlyMap<string, Command> {
  const io = {out: () => {}, err: () => {}} as unknown as CliIo
  const commands = createProgram(io, [], () => {}).commands
  return new Map(
    commands.flatMap((command) => [
      [command.name(), command] as const,
      ...command.commands.map((inner) => [`${command.name()} ${inner.name()}`, inner] as const),
    ]),
  )
}

/** Long options of a command that its help shows. */
export function optionsOf(command: Command): readonly string[] {
  return command.options.filter((option) => !option.hidden).map((option) => option.long!)
}

/** What exists in this project. */
export function projectFacts(): ProjectFacts {
  const {scripts} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  const runbooks = listRunbookIds(projectRoot).map((id) => {
    const {markdown, file} = findRunbook(id, projectRoot)
    return [id, new Set(parseRunbook(markdown, file).runbook.steps.map((step) => step.id))] as const
  })
  return {
    npmScripts: new Set(Object.keys(scripts)),
    commands: new Map([...allCommands()].map(([name, command]) => [name, new Set(optionsOf(command))])),
    runbooks: new Map(runbooks),
    environments: new Set(listEnvironments({project: projectRoot})),
    pathExists: (path) => existsSync(join(projectRoot, path)),
  }
}
