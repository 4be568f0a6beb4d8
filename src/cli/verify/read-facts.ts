import {readYaml} from '../../markdown-to-runbook/yaml-places.ts'
import {scenarioSizes} from '../../rehearsal/scenarios/find-scenario.ts'
import type {Facts, ProjectFacts} from '../../runbook-to-problems/facts.ts'
import type {PageFacts} from '../../runbook-to-problems/page-facts.ts'
import {shownNames} from '../../runbook-to-problems/shown-names.ts'
import {readVocabulary, type Vocabulary} from '../../runbook-to-problems/vocabulary.ts'
import type {CliIo} from '../io.ts'
import {createProgram} from '../program.ts'
import {readRehearsals} from './code/read-rehearsed.ts'
import type {Target} from './find-targets.ts'
import {readSource} from './source-file.ts'

/** What a check is told from outside. */
export interface Circumstances {
  /** ex: 2027-02-01 */
  readonly today: string
  readonly isRelease: boolean
  readonly unreachable?: ReadonlyMap<string, string>
}

/** Gathers what exists around the pages of a target. */
export function readFacts(
  {root, isProject, tree}: Target,
  pages: readonly PageFacts[],
  {today, isRelease, unreachable = new Map()}: Circumstances,
): Facts {
  return {
    ...{paths: tree.paths, today, isRelease, unreachable},
    pages: new Map(pages.map((page) => [page.file, page])),
    ...(isProject && {project: {...readProject(root, tree.paths), vocabulary: vocabularyOf(root, pages)}}),
  }
}

function vocabularyOf(root: string, pages: readonly PageFacts[]): Vocabulary {
  return readVocabulary(pages.map(({file}) => readSource(root, file).text.replaceAll('\r\n', '\n')))
}

function readProject(root: string, paths: ReadonlySet<string>): Omit<ProjectFacts, 'vocabulary'> {
  const yaml = (file: string) =>
    paths.has(file) ? (readYaml(readSource(root, file).text, file, 0).value ?? {}) : {}
  return {
    npmScripts: new Map(Object.entries(readScripts(root, paths)).map(([name, text]) => [name, String(text)])),
    commands: readCommands(),
    environments: readEnvironments(paths, yaml),
    contacts: new Set(listOf(yaml('docs/_data/contacts.yaml').roles).map(({id}) => String(id))),
    severities: new Set(listOf(yaml('docs/_data/contacts.yaml').severities).map(({id}) => String(id))),
    tasks: new Set(listOf(yaml('docs/_data/plan.yaml').tasks).map(({number}) => Number(number))),
    rehearsals: readRehearsals(root),
    scenarios: scenarioSizes,
    shown: shownNames({sla: yaml('docs/_data/sla.yaml'), contacts: yaml('docs/_data/contacts.yaml')}),
    routes: new Set([...paths].flatMap(pageRoute)),
  }
}

function readScripts(root: string, paths: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  if (!paths.has('package.json')) return {}
  try {
    const {scripts} = JSON.parse(readSource(root, 'package.json').text)
    return scripts ?? {}
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // A rule of its own says what is wrong with the file; here it has no scripts.
    return {}
  }
}

/** Every command of this program, as it declares them; `runs audit` is a command of its own. */
function readCommands(): ProjectFacts['commands'] {
  const silent = {out: () => {}, err: () => {}} as unknown as CliIo
  const {commands} = createProgram(silent, [], () => {})
  const all = commands.flatMap((command) => [
    {name: command.name(), command},
    ...command.commands.map((inner) => ({name: `${command.name()} ${inner.name()}`, command: inner})),
  ])
  return new Map(
    all.map(({name, command}) => [
      name,
      new Set(command.options.filter(({hidden}) => !hidden).map(({long}) => long!)),
    ]),
  )
}

function readEnvironments(
  paths: ReadonlySet<string>,
  yaml: (file: string) => Readonly<Record<string, unknown>>,
): ProjectFacts['environments'] {
  const files = [...paths].filter((file) => /^runbooks\/_environments\/[^/]+\.yaml$/.test(file)).sort()
  return new Map(
    files.map((file) => {
      const {values, secrets} = yaml(file)
      const names = [values, secrets].flatMap((map) => (isRecord(map) ? Object.keys(map) : []))
      return [file.replace(/^.*\/|\.yaml$/g, ''), new Set(names)]
    }),
  )
}

// ex: src/pages/index.tsx -> /, src/pages/a/b.tsx -> /a/b
function pageRoute(path: string): readonly string[] {
  const [, name] = /^src\/pages\/((?!_)[^.]+)\.(?:[jt]sx?|mdx?)$/.exec(path) ?? []
  return name === undefined ? [] : [`/${name.replace(/(^|\/)index$/, '')}`]
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
