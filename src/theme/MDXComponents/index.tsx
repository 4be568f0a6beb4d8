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

/** A wide table scrolls inside the page: whoever has no mouse has to get into it. */
function PageTable(props: ComponentProps<'table'>): ReactNode {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: that is how a region that scrolls is reached by keyboard
  return <table tabIndex={0} {...props} />
}

/** What Markdown elements become: the theme's own, and the nodes that the remark plugin makes of steps. */
export default {...MDXComponents, h1: PageTitle, table: PageTable, RunbookStep, RunbookFence}
