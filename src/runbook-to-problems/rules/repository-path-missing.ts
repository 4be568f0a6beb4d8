import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {createSuggester} from '../links/suggest.ts'
import {placeIn} from '../read-code.ts'
import type {Finding, PageRule} from '../rule.ts'

/** What the pattern below finds by itself. */
const startsKnown = /^(?:docs|runbooks|plugins|src|static|scripts|tests)\//

const path =
  /(?<![\w./:@$-])((?:docs|runbooks|plugins|src|static|scripts|tests|\.ci|\.github)(?:\/[\w@.-]+)*\/?[\w@.-]*|[A-Z]{4,}\.md|package\.json|tsconfig\.json|docusaurus\.config\.ts)(?![\w*{}<…$-])/g

/** Characters of a line that are read: the pattern takes quadratic time on what only looks like a path. */
const longest = 2000

/** A path of the repository that a page names in code is there. Patterns and generated folders are left alone. */
export const repositoryPathMissing: PageRule = {
  id: 'repository-path-missing',
  severity: 'error',
  asks: 'A path of the repository that the page names is there.',
  explain:
    'Files move, and the page that names them stays. Patterns such as `docs/_data/*.yaml` are left alone.',
  wrong: 'The data is `docs/_data/plans.yaml`.',
  right: 'The data is `docs/_data/plan.yaml`.',
  check({code}, {project, paths}) {
    if (!project) return []
    const near = createSuggester()
    return code.flatMap((piece) => [
      ...misspelt(piece.text, paths, near).map((fault) => ({...fault, place: piece.place})),
      ...[...piece.text.slice(0, longest).matchAll(path)].flatMap((match) => {
        const name = match[1]!.replace(/[.:/]+$/, '')
        // A lone word such as `docs` in a command is not a path; with a slash it is.
        if (!/[./]/.test(name) || /^\/?[*{<]/.test(piece.text.slice(match.index + match[0].length))) return []
        if (paths.has(name)) return []
        return [
          {
            message: `The repository has no \`${name}\`.`,
            hint: meant(name, paths),
            place: placeIn(piece, match.index),
          },
        ]
      }),
    ])
  },
}

/** A code span that is nearly a path of the repository, its first folder included. */
function misspelt(
  text: string,
  paths: ReadonlySet<string>,
  suggest: ReturnType<typeof createSuggester>,
): readonly Pick<Finding, 'message' | 'hint'>[] {
  if (!/^[\w@-][\w@.-]*(?:\/[\w@.-]+)+$/.test(text) || paths.has(text) || startsKnown.test(text)) return []
  const found = suggest(text, () => [...paths].filter((other) => other.includes('/')))
  if (found === undefined) return []
  return [{message: `The repository has no \`${text}\`.`, hint: `Did you mean \`${found}\`?`}]
}

function meant(name: string, paths: ReadonlySet<string>): string {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const beside = [...paths].filter((other) => other.startsWith(folder))
  const near = nearest(name, beside)
  return near ? `Did you mean \`${near}\`?` : 'Correct the path, or add the file.'
}
