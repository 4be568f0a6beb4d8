import {useStorageSlot} from '@docusaurus/theme-common'
import {useMemo} from 'react'
import type {PropRunbook, PropStep} from '../../model/prop-runbook.ts'
import {parseTicks, type Ticks, toggleTick} from './progress.ts'

/** Which steps are checked off, and how to change that. Kept in this browser only. */
export interface Progress {
  readonly ticks: Ticks
  /** The first step that is not checked off. */
  readonly next?: PropStep
  readonly toggle: (step: PropStep) => void
  readonly reset: () => void
}

/** The progress through a runbook, kept by the browser until it is reset. */
export function useProgress({id, steps}: PropRunbook): Progress {
  const [stored, slot] = useStorageSlot(`runbook-progress-${id}`)
  return useMemo(() => {
    const ticks = parseTicks(stored, steps)
    return {
      ticks,
      next: steps.find((step) => !(step.id in ticks)),
      toggle: (step) => slot.set(JSON.stringify(toggleTick(ticks, step, new Date().toISOString()))),
      reset: () => slot.del(),
    }
  }, [stored, slot, steps])
}
