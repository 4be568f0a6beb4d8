import {test as anyTest} from 'vitest'
import {hasGcloud} from '../rehearsal/test-world.ts'
import {drillProject, failureOf, replaceOnce, runDrill} from './drill-project.ts'

// What an operator reads comes from gcloud itself; the stand-in has words of its own.
const test = anyTest.skipIf(!hasGcloud)
const limit = {timeout: 180_000}
const clone = ['--only', 'free-name,clone', '--input']

test.concurrent('a wrong instance name fails in the first step that asks for it', limit, async ({expect}) => {
  const args = ['--only', 'look-at-instance', '--input', 'SQL_INSTANCE=aiprod-v33-postgers']
  expect(failureOf(await runDrill(args))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`look-at-instance\` (runbooks/disaster-recovery.md:LINE) ended with exit code 1: ERROR: (gcloud.sql.instances.describe) NOT_FOUND: The Cloud SQL instance does not exist. This command is unauthenticated because the [auth/disable_credentials] property is True.",
      "status": "failed",
      "step": "look-at-instance",
    }
  `)
})

test.concurrent('a recovery time before the oldest backup is refused', limit, async ({expect}) => {
  expect(failureOf(await runDrill([...clone, 'RECOVERY_TIME=2020-01-01T00:00:00Z']))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`clone\` (runbooks/disaster-recovery.md:LINE) ended with exit code 1: ERROR: (gcloud.sql.instances.clone) INVALID_ARGUMENT: aiprod-v33-postgres cannot be recovered to 2020-01-01T00:00:00.000000Z: recovery is possible from TIME to TIME.",
      "status": "failed",
      "step": "clone",
    }
  `)
})

test.concurrent('a recovery time in the future is refused', limit, async ({expect}) => {
  expect(failureOf(await runDrill([...clone, 'RECOVERY_TIME=2099-01-01T00:00:00Z']))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`clone\` (runbooks/disaster-recovery.md:LINE) ended with exit code 1: ERROR: (gcloud.sql.instances.clone) INVALID_ARGUMENT: aiprod-v33-postgres cannot be recovered to 2099-01-01T00:00:00.000000Z: recovery is possible from TIME to TIME.",
      "status": "failed",
      "step": "clone",
    }
  `)
})

test.concurrent('a verify that never holds', limit, async ({expect}) => {
  const cwd = drillProject((markdown) => replaceOnce(markdown, 'test "$pitr" = True', 'test "$pitr" = Maybe'))
  expect(failureOf(await runDrill(['--only', 'look-at-instance'], cwd))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "The run block succeeded: look at the state that it left before you repeat it.",
      "message": "The verify of step \`look-at-instance\` (runbooks/disaster-recovery.md:LINE) did not hold after one try.",
      "status": "failed",
      "step": "look-at-instance",
    }
  `)
})

test.concurrent('a command past its timeout', limit, async ({expect}) => {
  const cwd = drillProject((markdown) =>
    replaceOnce(
      replaceOnce(markdown, '{#declare .read timeout=1m}', '{#declare .read timeout=1s}'),
      'echo "Incident declared at $RUNBOOK_STARTED"',
      'sleep 30',
    ),
  )
  expect(failureOf(await runDrill(['--only', 'declare'], cwd))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "The other side may still be at work: look before you repeat it, or raise \`timeout=\`.",
      "message": "Step \`declare\` (runbooks/disaster-recovery.md:LINE) did not end within 1s.",
      "status": "timed-out",
      "step": "declare",
    }
  `)
})

test.concurrent.for(['500', '403', 'cut'])('the API answers with %s', limit, async (kind, {expect}) => {
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
  ).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "The other side may still be at work: look before you repeat it, or raise \`timeout=\`.",
      "message": "Step \`current-revision\` (runbooks/disaster-recovery.md:LINE) did not end within 5s.",
      "status": "timed-out",
      "step": "current-revision",
    }
  `)
})

test.concurrent('an operation ends in an error', limit, async ({expect}) => {
  expect(
    failureOf(await runDrill(['--only', 'backup', '--fault', 'POST /backupRuns$ operation-error'])),
  ).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`backup\` (runbooks/disaster-recovery.md:LINE) ended with exit code 1: ERROR: (gcloud.sql.backups.create) [INTERNAL_ERROR] The rehearsal was asked to let this operation fail.",
      "status": "failed",
      "step": "backup",
    }
  `)
})
