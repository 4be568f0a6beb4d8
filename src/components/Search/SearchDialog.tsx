import {useHistory} from '@docusaurus/router'
import useBaseUrl from '@docusaurus/useBaseUrl'
import {type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState} from 'react'
import type {SearchKind, SearchRecord} from '../../model/search-record.ts'
import type {Search} from './search-index.ts'
import styles from './styles.module.css'

const kinds: Record<SearchKind, string> = {
  runbook: 'Runbook',
  step: 'Step',
  page: 'Page',
  section: 'Section',
  task: 'Task',
}

interface Props {
  readonly onClose: () => void
  /** Loads what is searched, once. */
  readonly load: () => Promise<Search>
  /** Gives what was typed before the dialog could take it, once. */
  readonly takeTyped: () => string
}

/** The search over all pages: type, go up and down with the arrows, Enter opens, Escape closes. */
export function SearchDialog({onClose, load, takeTyped}: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the next key arrives, or it would reach the page behind.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Escape does so natively
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Search all pages"
      onClose={onClose}
      onClick={({target}) => target === dialog.current && onClose()}
    >
      <SearchPanel load={load} onClose={onClose} takeTyped={takeTyped} />
    </dialog>
  )
}

function SearchPanel({load, onClose, takeTyped}: Props): ReactNode {
  const list = useId()
  const {query, setQuery, found, status} = useSearch(load)
  const [at, setAt] = useState(0)
  const open = useOpen(onClose)
  useLayoutEffect(() => setQuery(takeTyped()), [setQuery, takeTyped])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (step !== undefined) setAt((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && found[at]) open(found[at])
    // Browsers clear a search field by it and would close only at the second press.
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        type="search"
        role="combobox"
        className={styles.input}
        aria-label="Search all pages"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        placeholder="Symptom, alert, task, command …"
        value={query}
        onChange={({target}) => {
          setQuery(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into this field
        autoFocus
      />
      <p role="status" className={styles.status}>
        {status}
      </p>
      <div id={list} role="listbox" aria-label="Results" className={styles.results}>
        {found.map((record, index) => (
          <Result
            key={record.url + record.title}
            record={record}
            id={`${list}-${index}`}
            isActive={index === at}
            open={open}
          />
        ))}
      </div>
    </>
  )
}

interface ResultProps {
  readonly record: SearchRecord
  readonly id: string
  readonly isActive: boolean
  readonly open: (record: SearchRecord) => void
}

function Result({record, id, isActive, open}: ResultProps): ReactNode {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({block: 'nearest'})
  }, [isActive])
  const {kind, title, page, text} = record
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works the list through its field
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles.result}
      data-url={record.url}
      onClick={() => open(record)}
    >
      <span className={styles.kind}>{kinds[kind]}</span>
      <strong>{title}</strong>
      {page !== title && <span className={styles.page}>{page}</span>}
      <span className={styles.text}>{text.trim().slice(0, 240)}</span>
    </div>
  )
}

function useOpen(onClose: () => void): (record: SearchRecord) => void {
  const history = useHistory()
  const base = useBaseUrl('/')
  return ({url}) => {
    onClose()
    history.push(base + url.slice(1))
  }
}

function useSearch(load: () => Promise<Search>) {
  const [query, setQuery] = useState('')
  const [search, setSearch] = useState<Search>()
  const [error, setError] = useState('')
  useEffect(() => {
    load().then(
      (loaded) => setSearch(() => loaded),
      () => setError('The search could not be loaded. Look in the list of all runbooks.'),
    )
  }, [load])
  const found = search && query.trim() ? search(query) : []
  const counted =
    query.trim() === '' ? 'Arrows choose, Enter opens, Escape closes.' : `${found.length} found.`
  return {query, setQuery, found, status: error || (search ? counted : 'Loading …')}
}
