import {Command, Option} from 'commander'
import {insideOption, thereAndBackOption} from './enter-isolation.ts'
import type {CliIo} from './io.ts'
import {
  confirm,
  fault,
  incident,
  json,
  parseInput,
  parseList,
  parseReason,
  runsDir,
  unreviewed,
  yes,
} from './program-options.ts'
import {jobsOption} from './rehearse/jobs-option.ts'

/** Takes the exit code of the command that ran. */
export type Finish = (code: number) => void

/** Builds the command line. Commands are imported when they run, so that help and version stay fast. */
export function createProgram(io: CliIo, args: readonly string[], finish: Finish): Command {
  const program = new Command('runbook')
    .description('Runs, rehearses and reports the runbooks of this project.')
    .exitOverride()
    .configureOutput({writeOut: io.out, writeErr: io.err})
  addReading(program, io, finish)
  addVerify(program, io, finish)
  addDoctor(program, io, finish)
  addRunning(program, io, args, finish)
  addHistory(program, io, finish)
  return program
}

function addReading(program: Command, io: CliIo, finish: Finish): void {
  program
    .command('list')
    .description('List the runbooks and the symptoms that lead to them.')
    .addOption(json())
    .action(async (options) => finish(await (await import('./commands/list.ts')).listCommand(options, io)))
  program
    .command('show <runbook> [step]')
    .description('Print a runbook, or one step of it.')
    .action(async (name, step) =>
      finish(await (await import('./commands/show.ts')).showCommand(name, step, io)),
    )
  program
    .command('blocks <files...>')
    .description('List every fenced block of any Markdown files.')
    .addOption(json())
    .action(async (files, options) =>
      finish(await (await import('./commands/blocks.ts')).blocksCommand(files, options, io)),
    )
}

function addVerify(program: Command, io: CliIo, finish: Finish): void {
  program
    .command('verify [paths...]')
    .description('Check pages, runbooks and data, or any Markdown, and execute nothing of it.')
    .addOption(
      new Option('--format <format>', 'How to print what was found.')
        .choices(['text', 'json', 'sarif', 'junit', 'github'])
        .default('text'),
    )
    .option('--explain <rule>', 'Say what a rule asks and why, with an example.')
    .option('--notes', 'Print notes as well.')
    .option('--suppressions', 'List what keeps problems back, and why.')
    .option('--release', 'Make what is still to be filled in an error.')
    .option('--online', 'Ask external addresses whether they answer.')
    .option('--site', 'Check every link of the built site as well.')
    .action(async (paths, options) =>
      finish(await (await import('./commands/verify.ts')).verifyCommand(paths, options, io)),
    )
}

function addDoctor(program: Command, io: CliIo, finish: Finish): void {
  program
    .command('doctor [runbook]')
    .description('Say what is there and what is missing on this machine, for one runbook or for all.')
    .option('--environment <name>', 'Where it is to run: a name from runbooks/_environments.')
    .addOption(json())
    .action(async (name, options) =>
      finish(await (await import('./commands/doctor.ts')).doctorCommand(name, options, io)),
    )
}

function addRunning(program: Command, io: CliIo, args: readonly string[], finish: Finish): void {
  addSelection(program.command('plan [runbook]'))
    .description('Print what a run would execute, and execute nothing.')
    .option('--diff <run>', 'Print what changed since this run stopped, and whether it may go on.')
    .addOption(runsDir())
    .action(async (runbook, options) =>
      finish(await (await import('./commands/plan.ts')).planCommand(runbook, options, io)),
    )
  addSelection(program.command('run <runbook>'))
    .description('Execute a runbook, named by its id or by the path of a Markdown file.')
    .addOption(runsDir())
    .addOption(yes())
    .addOption(confirm())
    .addOption(unreviewed())
    .addOption(incident('The incident that this run belongs to, such as INC-123.'))
    .option('--unattended', 'Ask nothing, as if there were no terminal.')
    .option('--events', 'Print the journal as NDJSON while it is written.')
    .addOption(fault())
    .addOption(new Option(insideOption).hideHelp())
    .addOption(new Option(thereAndBackOption).hideHelp())
    .action(async (runbook, options) => {
      const shell = shellOf(options, io)
      finish(await (await import('./commands/run.ts')).runCommand({...options, runbook, args}, shell))
    })
  addContinuing(program.command('resume [run]'))
    .description('Go on with an interrupted run; the newest unfinished one when none is named.')
    .action(async (run, options) =>
      finish(await (await import('./commands/resume.ts')).resumeCommand(run, options, shellOf(options, io))),
    )
  addContinuing(program.command('rollback [run]'))
    .description(
      'Undo what a run has done, the last step first; the newest unfinished one when none is named.',
    )
    .action(async (run, options) =>
      finish(
        await (await import('./commands/rollback.ts')).rollbackCommand(run, options, shellOf(options, io)),
      ),
    )
  program
    .command('rehearse [runbooks...]')
    .description('Run whole runbooks in the loopback world and leave evidence.')
    .option('--all', 'Rehearse every runbook of the project.')
    .addOption(jobsOption())
    .addOption(json())
    .addOption(runsDir())
    .addOption(fault())
    .action(async (names, options) =>
      finish(await (await import('./commands/rehearse.ts')).rehearseCommand(names, options, io)),
    )
}

function addHistory(program: Command, io: CliIo, finish: Finish): void {
  program
    .command('note <run> <text>')
    .description('Add a note to a run, also while it goes on; `latest` is the newest.')
    .addOption(runsDir())
    .addOption(json())
    .action(async (run, text, options) =>
      finish(await (await import('./commands/note.ts')).noteCommand(run, text, options, io)),
    )
  program
    .command('report <run>')
    .description('Print what happened in a run; `latest` is the newest.')
    .option('--evidence', 'Make evidence of a passed run outside of a rehearsal.')
    .option(
      '--link <template>',
      'Link to the text, such as https://git.example.com/o/r/blob/{commit}/{file}.',
    )
    .addOption(runsDir())
    .addOption(json())
    .action(async (run, options) =>
      finish(await (await import('./commands/report.ts')).reportCommand(run, options, io)),
    )
  const runs = program
    .command('runs')
    .description('List the runs, newest first.')
    .addOption(incident('Only the runs of this incident.'))
    .addOption(runsDir())
    .addOption(json())
    .action(async (options) => finish(await (await import('./commands/runs.ts')).runsCommand(options, io)))
  runs
    .command('audit <run>')
    .description("Check a run's journal for damage and edits.")
    .option('--head <hash>', 'The head that was noted down; the journal must end with it.')
    .addOption(runsDir())
    .addOption(json())
    .action(async (run, _options, command: Command) =>
      finish(await (await import('./commands/runs.ts')).auditCommand(run, command.optsWithGlobals(), io)),
    )
}

function addSelection(command: Command): Command {
  return command
    .option('--environment <name>', 'Where to run: a name from runbooks/_environments.')
    .option('--input <NAME=value>', 'Give an input or override a capture; repeatable.', parseInput, {})
    .option('--from <step>', 'Begin at this step.')
    .option('--only <steps>', 'Run these steps only, separated by commas; repeatable.', parseList)
    .addOption(json())
}

/** What `resume` and `rollback` have in common. */
function addContinuing(command: Command): Command {
  return command
    .addOption(runsDir())
    .addOption(yes())
    .addOption(confirm())
    .addOption(unreviewed())
    .option('--environment <name>', 'Where the run belongs; another one is refused.')
    .addOption(
      new Option(
        '--take-over <reason>',
        'Take the run over from a driver on another host, and say why.',
      ).argParser(parseReason),
    )
    .option('--unattended', 'Ask nothing, as if there were no terminal.')
    .option('--events', 'Print the journal as NDJSON while it is written.')
    .addOption(json())
}

function shellOf({unattended}: {unattended?: boolean}, io: CliIo): CliIo {
  return unattended ? {...io, isTerminal: false} : io
}
