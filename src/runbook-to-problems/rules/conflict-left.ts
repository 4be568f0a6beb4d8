import {isInFence} from '../is-in-fence.ts'
import {isOurPage} from '../is-our-page.ts'
import type {DataRule, Finding, PageRule} from '../rule.ts'

const mark = /^(?:<{7}|>{7}|\|{7})(?: \S.*)?$/
/** Languages of fences that may show what a merge writes. */
const shown = /^(?:|text|txt|console|diff|git|conflict|markdown|md)$/

/** No mark of a merge is left. */
export const conflictLeft: PageRule & DataRule = {
  id: 'conflict-left',
  severity: 'error',
  asks: 'No line is a mark that a merge left, such as `<<<<<<< HEAD`.',
  explain:
    'Between the marks the page says two things, and Markdown shows both as if they were one. Outside of our pages the first and the last mark have to stand there both.',
  wrong: 'Wait.\n\n<<<<<<< HEAD\nCall the lead.\n=======\nCall the owner.\n>>>>>>> main\n',
  right: 'Wait.\n\nCall the lead.\n',
  check(page, facts) {
    const fences = page.runbook.fences.filter(({language}) => shown.test(language))
    const marks = findMarks(page.lines, page.file).filter(({place}) => !isInFence({fences}, place.line))
    const isPair = ['<', '>'].every((sign) =>
      marks.some(({message}) => message.includes(`\`${sign.repeat(7)}`)),
    )
    return isOurPage(page, facts) || isPair ? marks : []
  },
  checkData({file, lines}) {
    return findMarks(lines, file)
  },
}

function findMarks(lines: readonly string[], file: string): readonly Finding[] {
  return lines.flatMap((text, index) => {
    if (!mark.test(text)) return []
    const message = `\`${text.slice(0, 40)}\` is a mark that a merge left.`
    const hint = 'Keep one of the two texts, and remove all marks.'
    return [{place: {file, line: index + 1, column: 1}, message, hint}]
  })
}
