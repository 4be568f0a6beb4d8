import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {hasGcloud, nextAttempt, openTestWorld, runBash, type TestWorld} from './test-world.ts'

const project = '--project=aiprod-484120'
const run = `--region=europe-west1 ${project}`

describe.skipIf(!hasGcloud)('the real gcloud meets the errors of the APIs', () => {
  let opened: TestWorld
  beforeAll(async () => {
    opened = await openTestWorld('healthy', ['POST /instances/[^/]+/clone$ operation-error'], {
      usesGcloud: true,
    })
  })
  afterAll(() => opened?.end())

  async function check(command: string, expected: RegExp, status: number | undefined): Promise<void> {
    const attempt = nextAttempt()
    const {code, stderr} = await runBash(opened.world, command, {attempt})
    expect(code).not.toBe(0)
    expect(stderr).toMatch(expected)
    const statuses = opened.world.requests(attempt).map((request) => request.status)
    if (status === undefined) expect(statuses).toEqual([])
    else expect(statuses).toContain(status)
  }

  test.each([
    ['a missing instance is 404', `gcloud sql instances describe nix ${project}`, /NOT_FOUND/, 404],
    [
      'another project is 403',
      'gcloud secrets list --project=somebody-else',
      /does not have permission on project/,
      403,
    ],
    [
      'a taken name is 409',
      `gcloud secrets create DATABASE_URL --replication-policy=automatic ${project}`,
      /already exists/,
      409,
    ],
    [
      'a protected instance is not deleted',
      `gcloud sql instances delete aiprod-v33-postgres --quiet ${project}`,
      /protected against deletion/,
      400,
    ],
    [
      'a missing secret version is 404',
      `gcloud secrets versions access 7 --secret=DATABASE_URL ${project}`,
      /versions\/7\] not found/,
      404,
    ],
    [
      'an instant before the first backup is 400 with the range',
      `gcloud sql instances clone aiprod-v33-postgres x --point-in-time=2020-01-01T00:00:00Z ${project}`,
      /cannot be recovered to 2020.*possible from 20/,
      400,
    ],
    [
      'traffic to a revision that does not exist is 400',
      `gcloud run services update-traffic aiprod-v33-api --to-revisions=nix=100 ${run}`,
      /nix/,
      400,
    ],
    [
      'a filter that is not covered is 400 and named',
      `gcloud logging read 'textPayload=~"x"' ${project}`,
      /operator =~ is not covered/,
      400,
    ],
    [
      'a route that the world does not have is refused by name',
      `gcloud dns managed-zones list ${project}`,
      /rehearsal: no route for GET https:\/\/dns/,
      400,
    ],
    [
      'an unknown flag sends nothing',
      `gcloud sql instances describe x --nix ${project}`,
      /unrecognized arguments/,
      undefined,
    ],
  ])('%s', async (_, command, expected, status) => check(command, expected, status))

  test('an operation that fails leaves a failed instance, which can be deleted after a patch', async () => {
    const clone = `gcloud sql instances clone aiprod-v33-postgres broken ${project}`
    await check(clone, /asked to let this operation fail/, 200)
    const clean = `
      gcloud sql instances describe broken ${project} --format='value(state,settings.deletionProtectionEnabled)'
      gcloud sql instances patch broken --no-deletion-protection --quiet ${project} >&2
      gcloud sql instances delete broken --quiet ${project} >&2`
    expect(await runBash(opened.world, clean)).toMatchObject({code: 0, stdout: 'FAILED\tTrue\n'})
  })

  test('a revision whose secret version is missing does not become ready, and the old one goes on serving', async () => {
    const update = `gcloud run services update aiprod-v33-api --update-secrets=DATABASE_URL=DATABASE_URL:9 ${run}`
    await check(update, /not ready and cannot serve traffic/, 200)
    const {stdout} = await runBash(
      opened.world,
      'curl -fsS https://aiprod-v33-api-hxhx3s6eya-ew.a.run.app/ready',
    )
    expect(JSON.parse(stdout)).toMatchObject({status: 'ready', secretVersion: '1'})
  })

  test('a restore brings the backup back', async () => {
    const restore = `
      id=$(gcloud sql backups list --instance=aiprod-v33-postgres --limit=1 --format='value(id)' ${project})
      gcloud sql backups restore "$id" --restore-instance=aiprod-v33-postgres --quiet ${project}
      gcloud sql instances describe aiprod-v33-postgres --format='value(state)' ${project}`
    const {code, stdout, stderr} = await runBash(opened.world, restore)
    expect({code, stderr}).toMatchObject({code: 0})
    expect(stdout).toContain('RUNNABLE')
  })
})
