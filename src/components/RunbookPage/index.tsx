import runbooks from '@generated/docusaurus-plugin-runbooks/default/runbooks.json'
import {createContext, type ReactNode, useContext} from 'react'
import type {PropRunbook, PropStep} from '../../model/prop-runbook.ts'

const RunbookContext = createContext<PropRunbook | undefined>(undefined)

/** The runbook that a route shows; nothing for every other page. */
export function findRunbook(permalink: string): PropRunbook | undefined {
  return (runbooks as readonly PropRunbook[]).find((runbook) => runbook.permalink === permalink)
}

/** Gives the parts of a runbook's page access to its runbook. */
export function RunbookPage({runbook, children}: {runbook: PropRunbook; children: ReactNode}): ReactNode {
  return <RunbookContext value={runbook}>{children}</RunbookContext>
}

/** The runbook of the page; nothing on every other page. */
export function useRunbook(): PropRunbook | undefined {
  return useContext(RunbookContext)
}

/** A step of the page's runbook by id. */
export function useStep(id: string): PropStep | undefined {
  return useRunbook()?.steps.find((step) => step.id === id)
}
