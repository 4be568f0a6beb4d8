import type {Props} from '@theme/DocItem'
import DocItem from '@theme-original/DocItem'
import type {ReactNode} from 'react'
import {RunbookPage} from '../../components/RunbookPage/index.tsx'
import type {PropRunbook} from '../../model/prop-runbook.ts'

/** A page of the docs; that of a runbook brings its data along, see remarkPageData. */
export default function RunbookDocItem(props: Props): ReactNode {
  const {runbook} = props.content as unknown as {runbook?: PropRunbook}
  if (!runbook) return <DocItem {...props} />
  return (
    <RunbookPage runbook={runbook} key={runbook.id}>
      <DocItem {...props} />
    </RunbookPage>
  )
}
