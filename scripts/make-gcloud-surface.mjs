// Writes the table of gcloud commands that our pages use, for machines without gcloud. Needs gcloud; run it after
// a new command or a new SDK: node scripts/make-gcloud-surface.mjs
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const outfile = 'src/runbook-to-problems/gcloud/surface.json'
const folder = mkdtempSync(join(tmpdir(), 'gcloud-surface-'))
const sdk = join(realpathSync(execFileSync('which', ['gcloud'], {encoding: 'utf8'}).trim()), '../..')

/** Texts of all gcloud commands of our pages, as verify put them to gcloud. */
function pageCommands() {
  const report = JSON.parse(
    execFileSync('node', ['dist/runbook.mjs', 'verify', '--format', 'json'], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    }),
  )
  const texts = report.commands.filter(({tool}) => tool === 'gcloud').map(({checkedAs}) => checkedAs)
  return [...new Set(texts.filter((text) => text.startsWith('gcloud ')))].sort()
}

/** What gcloud's checker says of each text, the tree of its arguments included. */
function lint(texts) {
  const file = join(folder, 'commands.json')
  writeFileSync(file, JSON.stringify(texts.map((text, index) => ({command_string: text, id: index + 1}))))
  const answer = execFileSync(
    'gcloud',
    ['meta', 'lint-gcloud-commands', `--commands-file=${file}`, '--serialize'],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: {PATH: process.env.PATH, HOME: folder, CLOUDSDK_CONFIG: join(folder, 'config')},
    },
  )
  const byId = JSON.parse(answer.slice(answer.indexOf('{')))
  return texts.map((_, index) => byId[index + 1][0])
}

/** ex: {type: 'string', choices: ['a', 'b']} -> ['a', 'b'] */
function kindOf({type, choices}) {
  if (choices?.length > 0) return choices.map(String)
  return type === 'bool' || type === 'int' ? type : 'value'
}

/** Flattens the tree of arguments; what is required only inside an optional group is not required. */
function flatten(nodes, isRequired) {
  return nodes.flatMap((node) =>
    node.group
      ? flatten(
          node.group.arguments ?? [],
          isRequired && node.group.required === true && node.group.mutex !== true,
        )
      : [{...node, isRequired: isRequired && node.required === true}],
  )
}

function describe({args_structure: tree}, isOpen) {
  const all = flatten(tree.arguments, true)
  const own = all.filter(({global, name}) => !global && name && !name.startsWith('-'))
  const flags = own.filter(({positional}) => !positional)
  const positionals = flatten(tree.arguments, true).filter(({positional, name}) => positional && name)
  const byName = (list) => Object.fromEntries(list.map((flag) => [`--${flag.name}`, kindOf(flag)]).sort())
  return {
    positionals: positionals.map(({name}) => name),
    required: positionals.filter(({required}) => required).length,
    isOpen,
    flags: byName(flags),
    requiredFlags: flags.filter(({isRequired}) => isRequired).map(({name}) => `--${name}`),
  }
}

/** What a track has below it shows that it lacks a command. ex: sql instances list -> preview sql instances list, … */
function inEveryTrack(path) {
  const bare = path.replace(/^(alpha|beta|preview) /, '')
  return [path, bare, ...['alpha', 'beta', 'preview'].map((track) => `${track} ${bare}`)]
}

/** The path of a text's command. ex: `sql instances list` */
const pathOf = (answer) => answer.command_string_no_args.replace(/^gcloud /, '')

/**
 * Options that our pages give a number, by command, and what else they take: the tree of arguments does not tell.
 * One that refuses a word is a number, and a time where it takes `10m`.
 */
function numbersOf(texts, answers) {
  const given = texts.flatMap((text, index) =>
    [...text.matchAll(/ (--[a-z-]+)=\d+[smhd]?(?= |$)/g)].map(([whole, flag]) => ({
      ...{text, whole, flag},
      path: pathOf(answers[index]),
    })),
  )
  const words = lint(given.map(({text, whole, flag}) => text.replace(whole, ` ${flag}=many`)))
  const times = lint(given.map(({text, whole, flag}) => text.replace(whole, ` ${flag}=10m`)))
  return given
    .map(({path, flag, whole}, index) => ({
      path,
      flag,
      kind: isTime(whole, times[index]) ? 'duration' : 'int',
    }))
    .filter((_, index) => !words[index].success)
}

/** What a page writes with a unit was accepted so; `10m` may be too short for an option that takes days. */
const isTime = (whole, tenMinutes) => /[smhd]$/.test(whole) || tenMinutes.success

/** Names of the commands and groups below each group on the way to one of these paths. */
function groupsOf(paths) {
  const program = `import ast, json, sys
text = open(sys.argv[1]).read()
tree = ast.literal_eval(text[text.index('{'):])
groups = {}
for path in json.load(sys.stdin):
    node = tree
    for index, word in enumerate([*path, '']):
        if not node['commands']: break
        groups[' '.join(path[:index])] = sorted(node['commands'])
        if word not in node['commands']: break
        node = node['commands'][word]
print(json.dumps(groups))`
  return JSON.parse(
    execFileSync('python3', ['-c', program, join(sdk, 'data/cli/gcloud_completions.py')], {
      input: JSON.stringify(paths.map((path) => path.split(' '))),
      encoding: 'utf8',
    }),
  )
}

try {
  const texts = pageCommands()
  const found = lint(texts)
  const byPath = new Map(found.map((answer) => [pathOf(answer), answer]))
  const paths = [...byPath.keys()].sort()
  const probes = lint(paths.map((path) => `gcloud ${path} one two three four five six`))
  const commands = Object.fromEntries(
    paths.map((path, index) => [
      path,
      describe(byPath.get(path), !/unrecognized arguments/.test(probes[index].error_message ?? '')),
    ]),
  )
  for (const {path, flag, kind} of numbersOf(texts, found)) {
    if (commands[path].flags[flag] === 'value') commands[path].flags[flag] = kind
  }
  const [any] = found
  const global = flatten(any.args_structure.arguments, false).filter(
    ({global, name}) => global && !name.startsWith('-'),
  )
  const surface = {
    version: 1,
    sdk: readFileSync(join(sdk, 'VERSION'), 'utf8').trim(),
    global: Object.fromEntries(global.map((flag) => [`--${flag.name}`, kindOf(flag)]).sort()),
    groups: groupsOf(paths.flatMap(inEveryTrack)),
    commands,
  }
  writeFileSync(outfile, `${JSON.stringify(surface, undefined, 2)}\n`)
  execFileSync('npx', ['--no', 'biome', 'format', '--write', outfile])
  console.log(`${outfile}: ${paths.length} commands of SDK ${surface.sdk}`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}
