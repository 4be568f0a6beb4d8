import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {placeIn} from '../read-code.ts'
import type {Finding, PageRule} from '../rule.ts'

const call = /(?<![\w./-])npm (?:run(?:-script)? (?:--\S+ )*([\w:.-]+)|(test|start)(?![\w-]))/g
/** Installing starts what a package prepares itself with; a package that is named is another one's. */
const install = /(?<![\w./-])npm (?:ci|install|i)(?= *(?:$|[;&|)\n]))/gm
const onInstall = ['preinstall', 'install', 'postinstall', 'prepare']

/** `npm run NAME` names a script of package.json. */
export const npmScriptMissing: PageRule = {
  id: 'npm-script-missing',
  severity: 'error',
  asks: 'A script that the page names is in `package.json`, and the files that it starts are there.',
  explain:
    'A reader copies the line, and npm answers "Missing script". Scripts are renamed more often than pages.',
  wrong: 'Run `npm run chekc`.',
  right: 'Run `npm run check`.',
  check({code}, {project, paths}) {
    if (!project) return []
    const scripts = [...project.npmScripts.keys()]
    const prepared = onInstall.flatMap((name) => lostFiles(name, project.npmScripts.get(name) ?? '', paths))
    return code.flatMap((piece) => [
      ...[...piece.text.matchAll(install)].flatMap(({index}) =>
        prepared.map((said) => ({...said, place: placeIn(piece, index)})),
      ),
      ...[...piece.text.matchAll(call)].flatMap((match) => {
        const name = match[1] ?? match[2]!
        const at = placeIn(piece, match.index)
        const command = project.npmScripts.get(name)
        if (command !== undefined)
          return lostFiles(name, command, paths).map((said) => ({...said, place: at}))
        const near = nearest(name, scripts)
        return [
          {
            message: `package.json has no script \`${name}\`.`,
            hint: near ? `Did you mean \`npm run ${near}\`?` : `Name one of: ${scripts.join(', ')}.`,
            place: at,
          },
        ]
      }),
    ])
  },
}

/** Files of the repository that a script of package.json starts, and that are not there. */
function lostFiles(
  name: string,
  command: string,
  paths: ReadonlySet<string>,
): readonly Pick<Finding, 'message' | 'hint'>[] {
  const files = command.match(/(?<![\w./-])(?:\.\/)?(?:scripts|src|tests|plugins)\/[\w./-]+\.\w+/g) ?? []
  return files.flatMap((written) => {
    const file = written.replace(/^\.\//, '')
    if (paths.has(file)) return []
    const near = nearest(file, [...paths])
    const message = `The script \`${name}\` of package.json starts \`${file}\`, which is not there.`
    return [{message, hint: near ? `Did you mean \`${near}\`?` : 'Correct its path, or add the file.'}]
  })
}
