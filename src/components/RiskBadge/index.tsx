import type {ReactNode} from 'react'
import type {Risk} from '../../model/runbook.ts'
import styles from './styles.module.css'

const badges: Record<Risk, {text: string; shape: ReactNode}> = {
  read: {text: 'Reads only', shape: <circle cx="8" cy="8" r="5" fill="none" strokeWidth="2.4" />},
  change: {text: 'Changes', shape: <path d="M8 2.2 14.6 14H1.4Z" />},
  destructive: {text: 'Destroys', shape: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" />},
}

/** How dangerous a step is: text and shape say it, colour only repeats it. */
export function RiskBadge({risk}: {risk: Risk}): ReactNode {
  const {text, shape} = badges[risk]
  return (
    <span className={`${styles.badge} ${styles[risk]}`} data-risk={risk}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shape}
      </svg>
      {text}
    </span>
  )
}

/** The shape alone, where there is no room for the text; programs that read aloud still get it. */
export function RiskMark({risk}: {risk: Risk}): ReactNode {
  const {text, shape} = badges[risk]
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label={text} className={`${styles.mark} ${styles[risk]}`}>
      {shape}
    </svg>
  )
}
