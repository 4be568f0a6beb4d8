import Mobile from '@theme-original/DocItem/TOC/Mobile'
import type {ReactNode} from 'react'
import {MobileOutline} from '../../../../components/RunbookOutline/MobileOutline.tsx'
import {useRunbook} from '../../../../components/RunbookPage/index.tsx'

/** On a narrow screen: the outline of a runbook's steps, or the table of contents. */
export default function DocItemTOCMobile(): ReactNode {
  return useRunbook() ? <MobileOutline /> : <Mobile />
}
