import {expect, test} from 'vitest'
import {type ShownPage, searchRecords} from '../../plugins/docusaurus-plugin-runbooks/search-records.ts'
import {parseMarkdown} from '../../src/markdown-to-runbook/parse-markdown.ts'
import {parsePage} from '../../src/markdown-to-runbook/parse-runbook.ts'

const shown: ShownPage = {
  ...{permalink: '/docs/a', title: 'A', description: 'About a.', keywords: ['alpha']},
  tables: {roles: {columns: [], rows: [['Business owner (`business-owner`)', 'speaks']], empty: ''}},
  figures: {'sla.rto': '< 30 min'},
}

function recordsOf(text: string) {
  return searchRecords(parseMarkdown(text, 'docs/a.md'), shown)
}

test('the first column of a table names what the others explain', () => {
  const [, options] = recordsOf(`
## Options

| Option | Meaning |
|---|---|
| \`--yes[=RISK]\` | ask nothing |
| \`BASE_URL\`, \`SITE_URL\` | the address |
| Downtime minute | one whole minute |
| A sentence that explains itself is no name of anything. | no |
`)
  expect(options).toMatchObject({
    url: '/docs/a#options',
    names: ['--yes', 'BASE_URL', 'SITE_URL', 'Downtime minute'],
  })
})

test('a table and a figure that a page shows by name are found by their words', () => {
  const [, who] = recordsOf('## Who\n\n<DataTable of="roles" />\n\nBack within <Figure of="sla.rto" />.\n')
  expect(who?.names).toEqual(['Business owner', 'business-owner'])
  expect(who?.text).toBe('Business owner (business-owner) speaks Back within < 30 min. ')
})

test('a runbook is found by its inputs; the work of a step counts apart from its check and way back', () => {
  const page = parsePage(
    `---
title: R
description: D.
owner: platform
inputs:
  QUEUE: {type: string, description: Name of the queue}
---

:::step[Drain]{#drain .change}
Reads \`QUEUE_NAME\` of [Scaling](./scaling.md).

\`\`\`bash
work "$QUEUE"
\`\`\`

\`\`\`bash verify
check "$QUEUE"
\`\`\`

\`\`\`bash rollback
undo "$QUEUE"
\`\`\`
:::
`,
    'runbooks/r.md',
  )
  const [runbook, step] = searchRecords(page, {...shown, permalink: '/runbooks/r'})
  expect(runbook).toMatchObject({kind: 'runbook', names: ['QUEUE']})
  expect(step).toMatchObject({
    ...{url: '/runbooks/r#drain', text: 'Reads QUEUE_NAME of Scaling.', code: 'work "$QUEUE"'},
    checks: 'check "$QUEUE"\nundo "$QUEUE"',
  })
})
