import type {PropRunbookSummary} from '../../model/prop-runbook.ts'
import {foldText} from '../text/fold-text.ts'

/**
 * The runbooks that fit what was typed, best first; all of them, in their order, while nothing is typed. Every word
 * has to begin a word of the runbook; a word in a symptom or an alert counts more than one in the description.
 */
export function filterRunbooks(runbooks: readonly PropRunbookSummary[], typed: string): PropRunbookSummary[] {
  const words = foldText(typed).split(' ').filter(Boolean)
  if (words.length === 0) return [...runbooks]
  return runbooks
    .map((runbook) => ({runbook, score: scoreOf(runbook, words)}))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({runbook}) => runbook)
}

function scoreOf(runbook: PropRunbookSummary, words: readonly string[]): number {
  const seen = foldText([...runbook.symptoms, ...runbook.alerts].join(' '))
  const named = foldText(`${runbook.title} ${runbook.id}`)
  const told = foldText(
    `${runbook.description} ${runbook.severity ?? ''} ${runbook.steps.map(({title}) => title)}`,
  )
  const scores = words.map((word) => {
    if (begins(seen, word)) return 4
    if (begins(named, word)) return 3
    return begins(told, word) ? 1 : 0
  })
  return scores.includes(0) ? 0 : scores.reduce((sum: number, score) => sum + score, 0)
}

function begins(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`)
}
