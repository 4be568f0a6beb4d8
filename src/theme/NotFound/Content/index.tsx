import Link from '@docusaurus/Link'
import type {ReactNode} from 'react'

/** What stands at an address that is no page: the ways to those that are. */
export default function NotFoundContent(): ReactNode {
  return (
    <main className="container margin-vert--xl">
      <h1>No page is here</h1>
      <p>The address is wrong, or the page was renamed. In an incident, do not look for it: start again.</p>
      <ul>
        <li>
          <Link to="/">What is happening?</Link> leads from a symptom or an alert to its runbook.
        </li>
        <li>
          <Link to="/runbooks">All runbooks</Link>
        </li>
        <li>
          <Link to="/docs/support">Support</Link>: whom to call.
        </li>
        <li data-needs-js>
          Press <kbd>/</kbd> to search all pages.
        </li>
      </ul>
    </main>
  )
}
