import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {Problem} from '../../model/problem.ts'
import type {ProjectFacts} from '../project-facts.ts'
import type {CodePiece} from '../read-code.ts'

const call = /(?<![\w./-])npm (?:run(?:-script)? (?:--\S+ )*([\w:.-]+)|(test|start)(?![\w-]))/g

/** `npm run NAME` names a script of package.json. */
export function npmScriptMissing({text, place}: CodePiece, facts: ProjectFacts): readonly Problem[] {
  return [...text.matchAll(call)].flatMap((match) => {
    const name = match[1] ?? match[2]!
    if (facts.npmScripts.has(name)) return []
    const near = nearest(name, [...facts.npmScripts])
    return [
      {
        rule: 'npm-script-missing',
        severity: 'error',
        message: `package.json has no script \`${name}\`.`,
        hint: near
          ? `Did you mean \`npm run ${near}\`?`
          : `Name one of: ${[...facts.npmScripts].join(', ')}.`,
        place: {...place, column: place.column + match.index},
      },
    ]
  })
}
