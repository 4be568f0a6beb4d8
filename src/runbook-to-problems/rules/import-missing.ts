import type {Facts} from '../facts.ts'
import {isInFence} from '../is-in-fence.ts'
import {isOurPage} from '../is-our-page.ts'
import type {PageRule} from '../rule.ts'

const endings = ['', '.ts', '.tsx', '.js', '.jsx', '/index.ts', '/index.tsx', '/index.js']

/** What a page imports from the site is there. */
export const importMissing: PageRule = {
  id: 'import-missing',
  severity: 'error',
  asks: 'A file of the site that a page imports is there.',
  explain: 'The build of the site ends there, and with it every other correction of that day.',
  file: 'docs/example.md',
  wrong: 'import PlanTable from "@site/src/components/PlanTabel"',
  right: 'import PlanTable from "@site/src/components/PlanTable"',
  check(page, facts) {
    if (!isOurPage(page, facts)) return []
    return page.lines.flatMap((text, index) => {
      const [, path] = /^import\b.*?['"]@site\/([^'"]+)['"]/.exec(text) ?? []
      if (path === undefined || isInFence(page.runbook, index + 1) || isFile(path, facts)) return []
      const column = text.indexOf('@site') + 1
      const message = `There is no file \`${path}\` to import.`
      return [{place: {file: page.file, line: index + 1, column}, message, hint: 'Correct its path.'}]
    })
  },
}

/** A folder counts where its files are not listed. */
function isFile(path: string, {paths}: Facts): boolean {
  const hasFiles = [...paths].some((file) => file.startsWith(`${path}/`))
  return endings.some((ending) => paths.has(path + ending) && !(ending === '' && hasFiles))
}
