import Link from '@docusaurus/Link'
import {type ComponentType, type ReactNode, useCallback, useState} from 'react'
import type {SearchRecord} from '../../model/search-record.ts'
import type {Search as Searching} from './search-index.ts'
import styles from './styles.module.css'
import {useTypedAhead} from './useTypedAhead.ts'

type Dialog = ComponentType<{
  onClose: () => void
  load: () => Promise<Searching>
  takeTyped: () => string
}>

let loaded: Promise<Searching> | undefined

/** Loads the words of all pages and what searches them: only when somebody searches. */
function load(): Promise<Searching> {
  loaded ??= Promise.all([
    import('./search-index.ts'),
    import('@generated/docusaurus-plugin-runbooks/default/search.json'),
  ]).then(([{createSearch}, records]) => createSearch(records.default as readonly SearchRecord[]))
  loaded.catch(() => {
    // Offline before the copy was complete: the next try loads again.
    loaded = undefined
  })
  return loaded
}

/** The button of the search; the key `/` opens it from everywhere. Without JavaScript it leads to the list of runbooks. */
export function Search(): ReactNode {
  const [Dialog, setDialog] = useState<Dialog>()
  const open = useCallback((): Promise<void> => {
    load().catch(() => undefined)
    return import('./SearchDialog.tsx').then(({SearchDialog}) => setDialog(() => SearchDialog))
  }, [])
  const takeTyped = useTypedAhead(open, Dialog !== undefined)
  return (
    <>
      <Link
        to="/runbooks"
        className={styles.button}
        aria-label="Search"
        aria-keyshortcuts="/"
        onClick={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        <span className={styles.label}>Search</span>
        <kbd>/</kbd>
      </Link>
      {Dialog && <Dialog onClose={() => setDialog(undefined)} load={load} takeTyped={takeTyped} />}
    </>
  )
}
