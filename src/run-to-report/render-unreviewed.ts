import type {Run} from '../model/run.ts'
import {inlineCode, plainText} from './markdown.ts'

/** Says in red, before anything else, that a text ran which nobody had reviewed; nothing otherwise. */
export function renderUnreviewed({unreviewed}: Run): readonly string[] {
  if (unreviewed.length === 0) return []
  const lines = unreviewed.map(
    ({at, user, reason, fault}) =>
      `> \u{1F534} **Not reviewed**: ${plainText(fault)}. ${plainText(user)} let it run at ${at.slice(11, 23)}: ${inlineCode(reason)}`,
  )
  return [lines.join('\n>\n')]
}
