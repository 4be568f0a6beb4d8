import {expect, test} from 'vitest'
import {drillProject, failureOf, replaceOnce, runDrill} from './drill-project.ts'

const clone = ['--only', 'clone', '--input']

test('a wrong instance name fails in the first step that asks for it', async () => {
  const args = ['--only', 'look-at-instance', '--input', 'SQL_INSTANCE=aiprod-v33-postgers']
  expect(failureOf(await runDrill(args))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`look-at-instance\` (runbooks/disaster-recovery.md:68) ended with exit code 1.",
      "status": "failed",
      "step": "look-at-instance",
    }
  `)
})

test('a recovery time before the oldest backup is refused', async () => {
  expect(failureOf(await runDrill([...clone, 'RECOVERY_TIME=2020-01-01T00:00:00Z']))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`clone\` (runbooks/disaster-recovery.md:183) ended with exit code 1.",
      "status": "failed",
      "step": "clone",
    }
  `)
})

test('a recovery time in the future is refused', async () => {
  expect(failureOf(await runDrill([...clone, 'RECOVERY_TIME=2099-01-01T00:00:00Z']))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`clone\` (runbooks/disaster-recovery.md:183) ended with exit code 1.",
      "status": "failed",
      "step": "clone",
    }
  `)
})

test('a verify that never holds', async () => {
  const cwd = drillProject((markdown) => replaceOnce(markdown, 'test "$pitr" = True', 'test "$pitr" = Maybe'))
  expect(failureOf(await runDrill(['--only', 'look-at-instance'], cwd))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "The run block succeeded: look at the state that it left before you repeat it.",
      "message": "The verify of step \`look-at-instance\` (runbooks/disaster-recovery.md:74) did not hold after one try.",
      "status": "failed",
      "step": "look-at-instance",
    }
  `)
})

test('a command past its timeout', async () => {
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
      "message": "Step \`declare\` (runbooks/disaster-recovery.md:47) did not end within 1s.",
      "status": "timed-out",
      "step": "declare",
    }
  `)
})

test.each([['500'], ['403'], ['cut']])('the API answers with %s', async (kind) => {
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

test('the API is silent for a minute', async () => {
  const cwd = drillProject((markdown) =>
    replaceOnce(markdown, '{#current-revision .read timeout=2m}', '{#current-revision .read timeout=5s}'),
  )
  expect(
    failureOf(await runDrill(['--only', 'current-revision', '--fault', 'GET /services/ silence'], cwd)),
  ).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "The other side may still be at work: look before you repeat it, or raise \`timeout=\`.",
      "message": "Step \`current-revision\` (runbooks/disaster-recovery.md:84) did not end within 5s.",
      "status": "timed-out",
      "step": "current-revision",
    }
  `)
})

test('an operation ends in an error', async () => {
  expect(
    failureOf(await runDrill(['--only', 'backup', '--fault', 'POST /backupRuns$ operation-error'])),
  ).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Read the last lines of its output.",
      "message": "Step \`backup\` (runbooks/disaster-recovery.md:164) ended with exit code 1.",
      "status": "failed",
      "step": "backup",
    }
  `)
})

test('an unknown route fails the step, even where the client hides it', async () => {
  const cwd = drillProject((markdown) =>
    replaceOnce(
      markdown,
      'echo "Incident declared at $RUNBOOK_STARTED"',
      'curl -fsS https://unknown.example.com/v1/things?key=hidden || true',
    ),
  )
  expect(failureOf(await runDrill(['--only', 'declare'], cwd))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Mend the address in the runbook, or add the route to the rehearsal.",
      "message": "Step \`declare\` sent a request that the world does not know: rehearsal: no route for GET https://unknown.example.com/v1/things",
      "status": "failed",
      "step": "declare",
    }
  `)
})
