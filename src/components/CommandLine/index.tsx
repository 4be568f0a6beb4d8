import type {ReactNode} from 'react'
import {CopyText} from '../CopyText/index.tsx'
import styles from './styles.module.css'

/**
 * A command for the terminal on one line, with a button that copies it. A page has two of them for every step: as code
 * blocks of the theme they would be most of what the server renders and of what the browser wakes up.
 */
export function CommandLine({children}: {children: string}): ReactNode {
  return (
    <div className={styles.line}>
      <pre>
        <code>
          {children.split(/(?<= )(--\S+)/).map((part, index) =>
            // Every second part is an option.
            index % 2 === 1 ? <span key={part}>{part}</span> : part,
          )}
        </code>
      </pre>
      <CopyText text={children}>Copy</CopyText>
    </div>
  )
}
