import summaries from '@generated/docusaurus-plugin-runbooks/default/summaries.json'
import Layout from '@theme/Layout'
import type {ReactNode} from 'react'
import {RunbookIndex} from '../components/RunbookIndex/index.tsx'
import type {PropRunbookSummary} from '../model/prop-runbook.ts'

/** All runbooks on one page. */
export default function Runbooks(): ReactNode {
  return (
    <Layout title="Runbooks" description="All runbooks: what each is for and when it was rehearsed.">
      <main className="container margin-vert--lg">
        <h1>Runbooks</h1>
        <p>
          Each runbook is one page of text and commands. The same text is read here and executed by the
          terminal.
        </p>
        <RunbookIndex runbooks={summaries as readonly PropRunbookSummary[]} />
      </main>
    </Layout>
  )
}
