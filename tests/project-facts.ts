import type {Command} from 'commander'
import type {CliIo} from '../src/cli/io.ts'
import {createProgram} from '../src/cli/program.ts'
import {isData, projectTarget} from '../src/cli/verify/find-targets.ts'
import {readFacts} from '../src/cli/verify/read-facts.ts'
import {readSource} from '../src/cli/verify/source-file.ts'
import type {Facts} from '../src/runbook-to-problems/facts.ts'
import {readPage} from '../src/runbook-to-problems/page.ts'
import {describePage} from '../src/runbook-to-problems/page-facts.ts'
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

/** What exists in this project, as `runbook verify` sees it. */
export function projectFacts(): Facts {
  const target = projectTarget(projectRoot)
  const pages = target.files.filter((file) => !isData(file))
  const described = pages.map((file) => describePage(readPage(readSource(projectRoot, file).text, file)))
  return readFacts(target, described, {today: '2026-02-11', isRelease: false})
}
