import {createApi} from './api/api.ts'
import {readWorldSettings} from './api/world-settings.ts'
import {type ParsedLine, parseArguments} from './arguments/parse-arguments.ts'
import type {Call, CoveredCommand, Resource} from './command.ts'
import {matchesTerms, parseFilter} from './output/filter.ts'
import {flatten, parseFlattening} from './output/flatten.ts'
import {parseFormat} from './output/parse-format.ts'
import {renderOutput} from './output/render-output.ts'
import {CommandError, standInNote, UsageError} from './stand-in-error.ts'

/** What the stand-in may use of its process. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readData(file: string): Promise<Buffer>
  print(text: string): void
  say(line: string): void
}

/** Carries out one command line and gives its exit status: 0, 1 when it failed, 2 when it cannot be carried out. */
export async function runStandIn(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let name = 'gcloud'
  try {
    const settings = readWorldSettings(surroundings.env)
    const line = parseArguments(args, ({words}) => {
      name = `gcloud.${words.replaceAll(' ', '.')}`
    })
    await perform(line, {...surroundings, api: createApi(settings)})
    return 0
  } catch (cause) {
    if (cause instanceof UsageError) {
      surroundings.say(`ERROR: (${name}) ${cause.message} [gcloud stand-in]\n\n${standInNote}`)
      return 2
    }
    if (!(cause instanceof CommandError)) throw cause
    surroundings.say(`ERROR: (${name}) ${cause.message}`)
    return 1
  }
}

async function perform(
  {command, arguments: given}: ParsedLine,
  around: Surroundings & Pick<Call, 'api'>,
): Promise<void> {
  const {values} = given
  const project = values.project ?? around.env.CLOUDSDK_CORE_PROJECT
  const format = values.format === undefined ? undefined : parseFormat(values.format)
  if (!format && command.output.kind === 'not covered') {
    throw new UsageError('argument --format: Must be specified; what is printed without it is not covered.')
  }
  if (!project) throw new CommandError('The required property [project] is not set: use the --project flag.')
  const call: Call = {...around, ...given, project}
  const result = await command.run(call).catch((cause) => {
    // gcloud has begun the list by then.
    if (command.opensList && format?.kind === 'json') around.print('[]\n')
    throw cause
  })
  if (result === undefined) return
  const resources = select(command, given.values, result)
  if (!format && resources.length === 0) around.say('Listed 0 items.')
  around.print(renderOutput({resources, isList: Array.isArray(result)}, format, command.output))
}

function select(
  {filterKeys}: CoveredCommand,
  {filter, flatten: lists, limit}: Call['values'],
  result: Resource | readonly Resource[],
): readonly Resource[] {
  const all = (Array.isArray(result) ? result : [result]) as readonly Resource[]
  const terms = filter !== undefined && filterKeys ? parseFilter(filter, filterKeys) : []
  const opened = lists === undefined ? all : flatten(all, parseFlattening(lists))
  const fitting = opened.filter((resource) => matchesTerms(resource, terms))
  return fitting.slice(0, limit === undefined ? undefined : Number(limit))
}
