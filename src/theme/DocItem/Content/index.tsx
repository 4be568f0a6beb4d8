import {useDoc} from '@docusaurus/plugin-content-docs/client'
import Heading from '@theme/Heading'
import MDXContent from '@theme/MDXContent'
import Content from '@theme-original/DocItem/Content'
import type {ReactNode} from 'react'
import {RunbookHeader} from '../../../components/RunbookHeader/index.tsx'
import {useRunbook} from '../../../components/RunbookPage/index.tsx'

/** A runbook's page has its header under the title; every other page is as it was. */
export default function DocItemContent({children}: {children: ReactNode}): ReactNode {
  const {metadata, contentTitle} = useDoc()
  const runbook = useRunbook()
  if (!runbook) return <Content>{children}</Content>
  return (
    <div className="theme-doc-markdown markdown">
      {/* A page that writes its own title gets the header from its h1, see src/theme/MDXComponents. */}
      {contentTitle === undefined && (
        <>
          <Heading as="h1">{metadata.title}</Heading>
          <RunbookHeader runbook={runbook} />
        </>
      )}
      <MDXContent>{children}</MDXContent>
    </div>
  )
}
