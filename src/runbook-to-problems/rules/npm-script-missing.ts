import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {PageRule} from '../rule.ts'

const call = /(?<![\w./-])npm (?:run(?:-script)? (?:--\S+ )*([\w:.-]+)|(test|start)(?![\w-]))/g

/** `npm run NAME` names a script of package.json. */
export const npmScriptMissing: PageRule = {
  id: 'npm-script-missing',
  severity: 'error',
  asks: 'A script that the page names is in `package.json`.',
  explain:
    'A reader copies the line, and npm answers "Missing script". Scripts are renamed more often than pages.',
  wrong: 'Run `npm run chekc`.',
  right: 'Run `npm run check`.',
  check({code}, {project}) {
    if (!project) return []
    const scripts = [...project.npmScripts]
    return code.flatMap(({text, place}) =>
      [...text.matchAll(call)].flatMap((match) => {
        const name = match[1] ?? match[2]!
        if (project.npmScripts.has(name)) return []
        const near = nearest(name, scripts)
        return [
          {
            message: `package.json has no script \`${name}\`.`,
            hint: near ? `Did you mean \`npm run ${near}\`?` : `Name one of: ${scripts.join(', ')}.`,
            place: {...place, column: place.column + match.index},
          },
        ]
      }),
    )
  },
}
