import type {Fence} from '../../model/runbook.ts'
import {plain} from './plain.ts'

/** The lines of a block as they will run, marked as a shell or SQL prompt. A line is never broken: it can be copied. */
export function fenceLines({language, code}: Pick<Fence, 'language' | 'code'>): readonly string[] {
  const prompt = language === 'sql' ? 'sql>' : '$'
  return plain(code)
    .split('\n')
    .map((text, index) => `${index === 0 ? prompt : ' '.repeat(prompt.length)} ${text}`)
}
