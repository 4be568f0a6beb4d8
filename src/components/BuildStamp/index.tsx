import {usePluginData} from '@docusaurus/useGlobalData'
import {type ReactNode, useEffect, useState} from 'react'
import type {BuildStamp as Stamp} from '../../model/build-stamp.ts'
import {renderDuration} from '../text/render-duration.ts'
import styles from './styles.module.css'

const dayMs = 24 * 60 * 60 * 1000

/** Which build this page is and how old: what is read offline, or printed, may be behind. */
export function BuildStamp(): ReactNode {
  const {build} = usePluginData('docusaurus-plugin-runbooks') as {build: Stamp}
  const ageMs = useAge(build.builtAt)
  const online = useOnline()
  return (
    <p className={styles.stamp} data-build={build.commit ?? ''}>
      {!online && (
        <strong className={styles.offline}>Offline: this is the copy that your browser kept. </strong>
      )}
      Build {build.commit ? <code>{build.commit.slice(0, 7)}</code> : 'without a commit'}
      {build.dirty && ' with local changes'}, made{' '}
      <time dateTime={build.builtAt}>{build.builtAt.slice(0, 16).replace('T', ' ')}Z</time>
      {ageMs !== undefined && (
        <span data-age className={ageMs > 7 * dayMs ? styles.old : undefined}>
          , {renderAge(ageMs)}
        </span>
      )}
    </p>
  )
}

function renderAge(ageMs: number): string {
  if (ageMs < 60_000) return 'just now'
  if (ageMs < 2 * dayMs) return `${renderDuration(Math.floor(ageMs / 60_000) * 60_000)} ago`
  return `${Math.floor(ageMs / dayMs)} days ago`
}

// The age depends on the reader's clock: the server leaves it out, so that page and browser agree at first.
function useAge(builtAt: string): number | undefined {
  const [ageMs, setAgeMs] = useState<number>()
  useEffect(() => {
    const measure = () => setAgeMs(Math.max(0, Date.now() - Date.parse(builtAt)))
    measure()
    const timer = setInterval(measure, 60_000)
    return () => clearInterval(timer)
  }, [builtAt])
  return ageMs
}

function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    look()
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}
