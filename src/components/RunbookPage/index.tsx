import {createContext, type ReactNode, useContext, useMemo} from 'react'
import type {PropRunbook, PropStep} from '../../model/prop-runbook.ts'
import {type Progress, useProgress} from './use-progress.ts'
import {useValues, type Values} from './use-values.ts'

interface PageState {
  readonly runbook: PropRunbook
  readonly progress: Progress
  readonly values: Values
}

const RunbookContext = createContext<PageState | undefined>(undefined)

/** Gives the parts of a runbook's page their runbook, the steps that are checked off, and the values that were filled in. */
export function RunbookPage({runbook, children}: {runbook: PropRunbook; children: ReactNode}): ReactNode {
  const progress = useProgress(runbook)
  const values = useValues(runbook)
  const state = useMemo(() => ({runbook, progress, values}), [runbook, progress, values])
  return <RunbookContext value={state}>{children}</RunbookContext>
}

/** The runbook of the page; nothing on every other page. */
export function useRunbook(): PropRunbook | undefined {
  return useContext(RunbookContext)?.runbook
}

/** Everything about the page of a runbook; nothing on every other page. */
export function useRunbookPage(): PageState | undefined {
  return useContext(RunbookContext)
}

/** A step of the page's runbook by id. */
export function useStep(id: string): PropStep | undefined {
  return useRunbook()?.steps.find((step) => step.id === id)
}
