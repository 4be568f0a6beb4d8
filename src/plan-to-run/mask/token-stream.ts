import {mask} from './mark.ts'
import {createKeySwallower} from './private-keys.ts'
import type {MaskStream} from './secret-stream.ts'
import {openToken, tokenBody, tokenHeads, tokenShapes} from './token-shapes.ts'

/** No more than this waits for the end of a token; what is longer is decided by what has come. */
const maxHeld = 2048

/** Hides tokens that are known by their shape, and private keys from their first line to their last. */
export function createTokenStream(): MaskStream {
  const keys = createKeySwallower()
  let held = ''
  let isInToken = false

  const take = (piece: string, isLast: boolean): string => {
    let text = held + keys.swallow(piece)
    held = ''
    if (isInToken) {
      const rest = text.replace(tokenBody, '')
      if (rest === '' && !isLast) return ''
      isInToken = false
      text = rest
    }
    const key = keys.find(text)
    if (key !== undefined) {
      const before = hideTokens(text.slice(0, key.start)) + mask
      return before + take(keys.open(text.slice(key.end)), isLast)
    }
    const from = isLast ? text.length : openFrom(text)
    if (text.length - from <= maxHeld) {
      held = text.slice(from)
      return hideTokens(text.slice(0, from))
    }
    const shown = hideTokens(text)
    isInToken = shown.endsWith(mask) && !text.endsWith(mask)
    return shown
  }
  return {
    push: (piece) => take(piece, false),
    end() {
      const rest = take('', true)
      keys.reset()
      return rest
    },
  }
}

function hideTokens(text: string): string {
  return text.replace(tokenShapes, (_all, ...groups) => {
    const kept = groups.find((group, index) => index < groups.length - 2 && typeof group === 'string')
    return `${kept ?? ''}${mask}`
  })
}

/** Where a token may begin that the next piece goes on with; the length of the text where none does. */
function openFrom(text: string): number {
  const window = Math.max(0, text.length - maxHeld - 1)
  const open = openToken.exec(text.slice(window))
  if (open) return window + open.index
  let longest = 0
  for (const head of tokenHeads) {
    for (let length = Math.min(head.length - 1, text.length); length > longest; length--) {
      if (text.endsWith(head.slice(0, length))) longest = length
    }
  }
  return text.length - longest
}
