import type {ReactNode} from 'react'

/** Text of a data file: what stands between backticks is code. */
export function CodeText({children}: {children: string}): ReactNode {
  return children.split('`').map((part, index) => {
    // The text is never reordered, so its place is a key.
    const key = `${index} ${part}`
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>
  })
}
