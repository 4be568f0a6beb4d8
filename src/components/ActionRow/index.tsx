import type {ReactNode} from 'react'
import styles from './styles.module.css'

/** Buttons side by side; those that are no CopyText are quiet ones. Not there without JavaScript. */
export function ActionRow({children}: {children: ReactNode}): ReactNode {
  return (
    <p className={styles.row} data-needs-js>
      {children}
    </p>
  )
}
