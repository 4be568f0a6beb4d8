import Head from '@docusaurus/Head'
import useBaseUrl from '@docusaurus/useBaseUrl'
import type {ReactNode} from 'react'

/** Leads an old address to the page that took its place, also without JavaScript. */
export function Moved({to}: {to: string}): ReactNode {
  const address = useBaseUrl(to)
  return (
    <Head>
      <meta httpEquiv="refresh" content={`0; url=${address}`} />
      <meta name="robots" content="noindex" />
    </Head>
  )
}

// Pages import it as a default, as MDX pages do.
export default Moved
