import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {runCli} from '../run-cli.ts'
import {drillProject} from './drill-project.ts'

/** Two clones of one instance: one just before the damage, one a second earlier and written with an offset. */
const markdown = `---
title: Two instants
description: Recovers to two instants.
owner: platform
requires: [gcloud>=528]
inputs:
  PROJECT: {type: string, description: Project}
  SQL_INSTANCE: {type: string, description: Instance}
  LATER: {type: datetime, description: Just before the damage}
  EARLIER: {type: datetime, description: A second earlier}
---

:::step[Find the damage]{#find .read}
\`\`\`bash capture=LATER
gcloud logging read 'textPayload:"DROP TABLE"' --project="$PROJECT" --limit=1 --format='value(timestamp)'
\`\`\`
:::

:::step[A second earlier, as somebody in Paris would write it]{#earlier .read}
\`\`\`bash capture=EARLIER
TZ=Etc/GMT-1 date --date="$LATER - 1 second" +%Y-%m-%dT%H:%M:%S.%3N%:z
\`\`\`
:::

:::step[Clone to the earlier instant]{#clone-earlier .change timeout=2m}
\`\`\`bash
gcloud sql instances clone "$SQL_INSTANCE" earlier --project="$PROJECT" --point-in-time="$EARLIER"
\`\`\`
:::

:::step[Clone to the later instant]{#clone-later .change timeout=2m}
\`\`\`bash
gcloud sql instances clone "$SQL_INSTANCE" later --project="$PROJECT" --point-in-time="$LATER"
\`\`\`
:::
`

test('two recovery times give two different counts, and an offset recovers to the right instant', {
  timeout: 120_000,
}, async () => {
  const cwd = drillProject()
  writeFileSync(join(cwd, 'runbooks/two-instants.md'), markdown)
  const environment = 'runbooks/_environments/rehearsal.yaml'
  const {readFileSync} = await import('node:fs')
  const yaml = readFileSync(join(cwd, environment), 'utf8')
  writeFileSync(
    join(cwd, environment),
    yaml.replace('disaster-recovery: dropped-table', 'two-instants: dropped-table'),
  )
  const {stdout, stderr, exitCode} = await runCli(['run', 'two-instants', '--json'], {cwd})
  expect(exitCode, stderr.slice(-2000)).toBe(0)
  const document = JSON.parse(stdout)
  const values = Object.assign({}, ...document.steps.map((step: {captures: object}) => step.captures))
  expect(values.EARLIER).toMatch(/Z$/)
  expect(Date.parse(values.LATER) - Date.parse(values.EARLIER)).toBe(1000)
  const [earlier, later] = document.findings.recoveries
  expect(earlier).toMatchObject({
    instance: 'earlier',
    rows: earlier.expectedRows,
    checksum: earlier.expectedChecksum,
  })
  expect(later).toMatchObject({instance: 'later', rows: later.expectedRows, checksum: later.expectedChecksum})
  expect(earlier.rows).toBeLessThan(later.rows)
  expect(Date.parse(earlier.pointInTime)).toBe(Date.parse(values.EARLIER))
})
