import figures from '@generated/docusaurus-plugin-runbooks/default/figures.json'
import type {ReactNode} from 'react'

const known = figures as Readonly<Record<string, string>>

/** One figure of docs/_data, by its key: a page holds no number of its own. Fails the build for an unknown key. */
export function Figure({of}: {of: string}): ReactNode {
  const text = known[of]
  if (text === undefined)
    throw new Error(`There is no figure "${of}". Known: ${Object.keys(known).join(', ')}.`)
  return <span data-figure={of}>{text}</span>
}

// Pages import it as a default, as MDX pages do.
export default Figure
