import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'vitest'
import {pathWithout} from '../path-without.ts'
import {runCli} from '../run-cli.ts'
import {drillProject, runDrill} from './drill-project.ts'

const limit = {timeout: 240_000}

test('without gcloud the stand-in carries the whole drill, and says so', limit, async ({expect}) => {
  const {exitCode, document, stderr} = await runDrill([], drillProject(), {PATH: pathWithout('gcloud')})
  expect({exitCode, status: document.status, tail: exitCode === 0 ? '' : stderr.slice(-2000)}).toEqual({
    exitCode: 0,
    status: 'passed',
    tail: '',
  })
  expect(document.tools.gcloud).toBe('stand-in')
  expect(stderr).toContain('gcloud: stand-in')
  const {recoveries, readiness, deliveries} = document.findings!
  const {rows, expectedRows, checksum, expectedChecksum} = recoveries[0]!
  expect(rows).toBeGreaterThan(500)
  expect({rows, checksum}).toEqual({rows: expectedRows, checksum: expectedChecksum})
  expect(readiness.at(-1)).toMatchObject({status: 200, instance: 'aiprod-v33-pitr'})
  expect(deliveries).toHaveLength(1)
})

const uncovered = `---
title: Users
description: Lists the users of the instance.
owner: platform
requires: [gcloud]
---

:::step[Say that it begins]{#begin .read}
\`\`\`bash
echo begun >begun.txt
\`\`\`
:::

:::step[List the users]{#users .read}
\`\`\`bash
gcloud sql users list --instance=aiprod-v33-postgres --project=aiprod-484120
\`\`\`
:::
`

test(
  'without gcloud a runbook that the stand-in does not cover ends before its first step',
  limit,
  async ({expect}) => {
    const cwd = drillProject()
    writeFileSync(join(cwd, 'runbooks', 'users.md'), uncovered)
    const env = {PATH: pathWithout('gcloud')}
    const {exitCode, stdout} = await runCli(['run', 'users', '--json'], {cwd, env})
    expect({exitCode, ...JSON.parse(stdout)}).toEqual({
      exitCode: 2,
      version: 1,
      error: {
        message: 'Runbook `users` needs gcloud: the stand-in does not know `gcloud sql users list`.',
        hint: 'Install gcloud, see https://cloud.google.com/sdk/docs/install, and put it on PATH.',
      },
    })
    expect(existsSync(join(cwd, 'begun.txt'))).toBe(false)
  },
)
