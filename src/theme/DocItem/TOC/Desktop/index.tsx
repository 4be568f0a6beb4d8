import Desktop from '@theme-original/DocItem/TOC/Desktop'
import type {ReactNode} from 'react'
import {RunbookOutline} from '../../../../components/RunbookOutline/index.tsx'
import {useRunbook} from '../../../../components/RunbookPage/index.tsx'

/** Beside a runbook stands the outline of its steps; beside every other page its table of contents. */
export default function DocItemTOCDesktop(): ReactNode {
  return useRunbook() ? <RunbookOutline /> : <Desktop />
}
