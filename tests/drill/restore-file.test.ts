import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execa} from 'execa'
import {expect, onTestFinished, test} from 'vitest'
import type {RunDocument} from '../../src/run-to-report/run-to-json.ts'
import {projectRoot} from '../run-cli.ts'

const folder = 'gs://aiprod-v33-backups/aiprod-v33-postgres'

/** Calls the script in a rehearsal, and gives how each step ended. */
async function restore(file: string) {
  const runs = mkdtempSync(join(tmpdir(), 'runbook-restore-'))
  onTestFinished(() => rmSync(runs, {recursive: true}))
  const options = ['rehearsal', '--json', `--runs-dir=${runs}`]
  const script = join(projectRoot, 'scripts/restore_cloudsql.sh')
  const {exitCode, stdout} = await execa(script, [file, ...options], {reject: false})
  const {steps}: RunDocument = JSON.parse(stdout)
  return {exitCode, steps: Object.fromEntries(steps.map(({id, status}) => [id, status]))}
}

test('restore_cloudsql.sh imports a file that is there, and its rows are counted', {
  timeout: 240_000,
}, async () => {
  const {exitCode, steps} = await restore(`${folder}/nightly.sql.gz`)
  expect({exitCode, ...steps}).toMatchObject({exitCode: 0, import: 'passed', 'count-imported': 'passed'})
  expect(steps.export).toBe('skipped')
})

test('restore_cloudsql.sh stops at a file that is not there, before anything is made', {
  timeout: 120_000,
}, async () => {
  const {exitCode, steps} = await restore(`${folder}/none.sql.gz`)
  expect({exitCode, ...steps}).toMatchObject({exitCode: 1, look: 'passed', file: 'failed'})
  const after = Object.entries(steps).filter(([id]) => id !== 'look' && id !== 'file')
  expect(after.filter(([, status]) => status !== 'not-run')).toEqual([])
})
