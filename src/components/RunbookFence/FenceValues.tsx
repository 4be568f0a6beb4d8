import {isValidElement, type ReactNode} from 'react'
import {CopyText} from '../CopyText/index.tsx'
import {useRunbookPage} from '../RunbookPage/index.tsx'
import {exportLines, secretLine} from '../RunbookValues/export-lines.ts'
import styles from './styles.module.css'

/**
 * What a block needs before it can be pasted: export lines for the values that were filled in. The block itself stays
 * as it is written; nothing is put into its text.
 */
export function FenceValues({children}: {children: ReactNode}): ReactNode {
  const page = useRunbookPage()
  if (!page?.values.inUse) return
  const code = codeOf(children)
  const {lines, missing, secrets} = exportLines(page.runbook.inputs, page.values.readValue, code)
  if (lines.length + missing.length + secrets.length === 0) return
  return (
    <div className={styles.values} data-exports>
      {lines.length > 0 && <pre>{lines.join('\n')}</pre>}
      {missing.length > 0 && (
        <p>Without a value: {missing.map(({name}) => name).join(', ')}. Fill in, then copy.</p>
      )}
      {secrets.map(({name}) => (
        <p key={name}>
          Before it, alone: <code>{secretLine(name)}</code>{' '}
          <CopyText text={`${secretLine(name)}\n`}>Copy the line</CopyText>
        </p>
      ))}
      <CopyText text={[...lines, code].join('\n')} disabled={missing.length > 0}>
        Copy with values
      </CopyText>
    </div>
  )
}

/** The text of the code block among the children, as it stands in the Markdown. */
function codeOf(node: ReactNode): string {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(codeOf).join('')
  return isValidElement<{children?: ReactNode}>(node) ? codeOf(node.props.children) : ''
}
