import {type ReactNode, useEffect, useState} from 'react'
import styles from './styles.module.css'

interface Props {
  readonly text: string
  readonly children: ReactNode
  readonly disabled?: boolean
}

/** A button that puts a text on the clipboard and says whether it did. Not there without JavaScript. */
export function CopyText({text, children, disabled}: Props): ReactNode {
  const [said, say] = useState('')
  useEffect(() => {
    const timer = said ? setTimeout(() => say(''), 2000) : undefined
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      say('Copied')
    } catch {
      // No permission, or a page that was not loaded safely: the reader can still select the text.
      say('The browser refused. Select the text and copy it.')
    }
  }
  return (
    <span className={styles.copy} data-needs-js>
      <button type="button" className={styles.button} onClick={copy} disabled={disabled}>
        {children}
      </button>
      <span role="status">{said}</span>
    </span>
  )
}
