import type {Problem} from '../../model/problem.ts'
import type {ProjectFacts} from '../project-facts.ts'
import type {CodePiece} from '../read-code.ts'

const path =
  /(?<![\w./:@$-])((?:docs|runbooks|plugins|src|static|scripts|tests|\.ci|\.github)(?:\/[\w@.-]+)*\/?[\w@.-]*|[A-Z]{4,}\.md|package\.json|tsconfig\.json|docusaurus\.config\.ts)(?![\w*{}<…$-])/g

/** A path of the repository that a page names in code is there. Patterns and generated folders are left alone. */
export function repositoryPathMissing({text, place}: CodePiece, facts: ProjectFacts): readonly Problem[] {
  return [...text.matchAll(path)].flatMap((match) => {
    const name = match[1]!.replace(/[.:/]+$/, '')
    // A lone word such as `docs` in a command is not a path; with a slash it is.
    if (!/[./]/.test(name) || /^\/?[*{<]/.test(text.slice(match.index + match[0].length))) return []
    if (facts.pathExists(name)) return []
    return [
      {
        rule: 'repository-path-missing',
        severity: 'error',
        message: `The repository has no \`${name}\`.`,
        hint: 'Correct the path, or add the file.',
        place: {...place, column: place.column + match.index},
      },
    ]
  })
}
