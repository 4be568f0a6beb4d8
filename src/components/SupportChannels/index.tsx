import Link from '@docusaurus/Link'
import type {ReactNode} from 'react'
import type {ContactsFile} from '../../model/contacts.ts'
import styles from './styles.module.css'

/** Channels and the order of calls in one row: an address can be tapped, and what is not known yet says so. */
export function SupportChannels({
  contacts: {channels, escalation, roles},
}: {
  contacts: ContactsFile
}): ReactNode {
  const nameOf = (id: string) => roles.find((role) => role.id === id)?.name ?? id
  return (
    <section className={styles.support} aria-labelledby="get-help">
      <h2 id="get-help">Get help</h2>
      <ul className={styles.channels}>
        {channels.map(({id, name, address}) => (
          <li key={id}>
            <strong>{name}</strong> <Address address={address} />
          </li>
        ))}
      </ul>
      <p className={styles.calls}>
        Call:{' '}
        {escalation.map(({after, to}, index) => (
          <span key={to}>
            {index > 0 && ' → '}
            {nameOf(to)} ({/^0\D/.test(after) ? 'at once' : `after ${after}`})
          </span>
        ))}
        . <Link to="/docs/support">Support</Link> has the numbers.
      </p>
    </section>
  )
}

function Address({address}: {address: string}): ReactNode {
  if (address.startsWith('TO FILL')) {
    return (
      <Link to="/docs/support" className={styles.open}>
        not known yet
      </Link>
    )
  }
  if (/^https?:\/\//.test(address)) return <Link to={address}>{address}</Link>
  if (/^\S+@\S+$/.test(address)) return <a href={`mailto:${address}`}>{address}</a>
  if (/^\+[\d ]+$/.test(address)) return <a href={`tel:${address.replaceAll(' ', '')}`}>{address}</a>
  return <span>{address}</span>
}
