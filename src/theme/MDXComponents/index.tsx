import Heading from '@theme/Heading'
import MDXComponents from '@theme-original/MDXComponents'
import type {ComponentProps, ReactNode} from 'react'
import {RunbookFence} from '../../components/RunbookFence/index.tsx'
import {RunbookHeader} from '../../components/RunbookHeader/index.tsx'
import {useRunbook} from '../../components/RunbookPage/index.tsx'
import {RunbookStep} from '../../components/RunbookStep/index.tsx'

function PageTitle(props: Omit<ComponentProps<typeof Heading>, 'as'>): ReactNode {
  const runbook = useRunbook()
  return (
    <>
      <Heading as="h1" {...props} />
      {runbook && <RunbookHeader runbook={runbook} />}
    </>
  )
}

/** What Markdown elements become: the theme's own, and the nodes that the remark plugin makes of steps. */
export default {...MDXComponents, h1: PageTitle, RunbookStep, RunbookFence}
