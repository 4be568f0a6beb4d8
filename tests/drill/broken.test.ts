import {test} from 'vitest'
import {drillProject, failureOf, replaceOnce, runDrill} from './drill-project.ts'

const limit = {timeout: 180_000}
const clone = ['--only', 'clone', '--input']

test.concurrent('a wrong instance name fails in the first step that asks for it', limit, async ({expect}) => {
  const args = ['--only', 'look-at-instance', '--input', 'SQL_INSTANCE=aiprod-v33-postgers']
  expect(failureOf(await runDrill(args))).toMatchInlineSnapshot()
})

test.concurrent('a recovery time before the oldest backup is refused', limit, async ({expect}) => {
  expect(failureOf(await runDrill([...clone, 'RECOVERY_TIME=2020-01-01T00:00:00Z']))).toMatchInlineSnapshot()
})

test.concurrent('a recovery time in the future is refused', limit, async ({expect}) => {
  expect(failureOf(await runDrill([...clone, 'RECOVERY_TIME=2099-01-01T00:00:00Z']))).toMatchInlineSnapshot()
})

test.concurrent('a verify that never holds', limit, async ({expect}) => {
  const cwd = drillProject((markdown) => replaceOnce(markdown, 'test "$pitr" = True', 'test "$pitr" = Maybe'))
  expect(failureOf(await runDrill(['--only', 'look-at-instance'], cwd))).toMatchInlineSnapshot()
})

test.concurrent('a command past its timeout', limit, async ({expect}) => {
  const cwd = drillProject((markdown) =>
    replaceOnce(
      replaceOnce(markdown, '{#declare .read timeout=1m}', '{#declare .read timeout=1s}'),
      'echo "Incident declared at $RUNBOOK_STARTED"',
      'sleep 30',
    ),
  )
  expect(failureOf(await runDrill(['--only', 'declare'], cwd))).toMatchInlineSnapshot()
})

test.concurrent.each([['500'], ['403'], ['cut']])('the API answers with %s', limit, async (kind) => {
  const result = await runDrill(
    [
      '--only',
      'recovery-point',
      '--input',
      'DAMAGED_AT=2026-02-11T10:00:00Z',
      '--fault',
      `GET /getLatestRecoveryTime$ ${kind}`,
    ],
    drillProject((markdown) =>
      replaceOnce(
        markdown,
        '{#recovery-point .read timeout=2m retry=20 every=15s}',
        '{#recovery-point .read timeout=2m}',
      ),
    ),
  )
  expect(failureOf(result)).toMatchSnapshot()
})

test.concurrent('the API is silent for a minute', limit, async ({expect}) => {
  const cwd = drillProject((markdown) =>
    replaceOnce(markdown, '{#current-revision .read timeout=2m}', '{#current-revision .read timeout=5s}'),
  )
  expect(
    failureOf(await runDrill(['--only', 'current-revision', '--fault', 'GET /services/ silence'], cwd)),
  ).toMatchInlineSnapshot()
})

test.concurrent('an operation ends in an error', limit, async ({expect}) => {
  expect(
    failureOf(await runDrill(['--only', 'backup', '--fault', 'POST /backupRuns$ operation-error'])),
  ).toMatchInlineSnapshot()
})
