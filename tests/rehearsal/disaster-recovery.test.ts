import {readFile} from 'node:fs/promises'
import pg from 'pg'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {type Block, readBlocks} from './read-blocks.ts'
import {hasGcloud, nextAttempt, openTestWorld, runBash, type TestWorld} from './test-world.ts'

const runbook = new URL('../../runbooks/disaster-recovery.md', import.meta.url)
const environment = new URL('../../runbooks/_environments/rehearsal.yaml', import.meta.url)

describe.skipIf(!hasGcloud)(
  'the disaster recovery runbook in the dropped-table world, with the real gcloud',
  () => {
    let opened: TestWorld
    let blocks: readonly Block[]
    const values: Record<string, string> = {
      DAMAGED_TABLE: 'jobs',
      RECOVERY_INSTANCE: 'aiprod-v33-pitr',
      RUNBOOK_RUN: 'test-run',
      RUNBOOK_STARTED: '2026-01-01T00:00:00Z',
    }

    beforeAll(async () => {
      opened = await openTestWorld('dropped-table', [], {usesGcloud: true})
      blocks = readBlocks(runbook)
      Object.assign(values, parse(await readFile(environment, 'utf8')).values)
      const read = 'gcloud secrets versions access latest --secret=NOTIFY_WEBHOOK_URL --project="$PROJECT"'
      values.NOTIFY_WEBHOOK_URL = (await runBash(opened.world, read, {values})).stdout.trim()
    })
    afterAll(() => opened?.end())

    /** Runs a block, keeps what it captures, and gives its standard output. */
    async function perform(block: Block): Promise<string> {
      const name = block.attributes.capture ?? block.attributes.secret
      const output = block.language === 'sql' ? await performSql(block) : await performBash(block)
      if (name) values[name] = output
      return output
    }

    async function performBash(block: Block): Promise<string> {
      const attempt = nextAttempt(block.step)
      const {code, stdout, stderr} = await runBash(opened.world, block.code, {attempt, values})
      const refused = opened.world.requests(attempt).filter((request) => request.refused)
      expect({code, refused, ...(code && {stderr})}, `${block.step} ${block.role}`).toEqual({
        code: 0,
        refused: [],
      })
      return stdout.trimEnd()
    }

    async function performSql(block: Block): Promise<string> {
      const url = new URL(values[block.attributes.database ?? '']!)
      const {host, port} = opened.world.dial({host: url.hostname, port: Number(url.port)})
      const [user, password] = [url.username, url.password]
      const client = new pg.Client({host, port, user, password, database: url.pathname.slice(1)})
      await client.connect()
      await client.query("SELECT set_config('runbook.recovery_time', $1, false)", [
        values.RECOVERY_TIME ?? '',
      ])
      try {
        let last = ''
        for (const statement of block.code.split(/;\n?/).filter((text) => text.trim())) {
          const {rows} = await client.query({text: statement, rowMode: 'array'})
          last = String(rows.at(-1)?.[0] ?? '')
        }
        if (block.role === 'verify') expect(last, `${block.step} verify`).toBe('true')
        return last
      } finally {
        await client.end()
      }
    }

    test('begins with a service that is not ready because the table is gone', async () => {
      const findings = await opened.world.findings()
      expect(findings?.readiness).toMatchObject([{status: 503, message: 'relation "jobs" does not exist'}])
    })

    test('runs forward, and the recovered rows are those that had been committed', async () => {
      // Every verify is asked by the drill of the CLI; what matters here is the way back.
      for (const block of blocks.filter((one) => one.role === 'run')) await perform(block)
      const findings = await opened.world.findings()
      const [recovery] = findings!.recoveries
      expect(recovery).toMatchObject({
        instance: 'aiprod-v33-pitr',
        source: 'aiprod-v33-postgres',
        timeline: 2,
      })
      expect(recovery!.stopLine).toMatch(/^recovery stopping before commit of transaction \d+/)
      expect(recovery!.rows).toBeGreaterThan(500)
      expect([recovery!.rows, recovery!.checksum]).toEqual([
        recovery!.expectedRows,
        recovery!.expectedChecksum,
      ])
      expect(findings!.readiness.map(({status, instance}) => `${status} ${instance}`)).toEqual([
        '503 aiprod-v33-postgres',
        '200 aiprod-v33-pitr',
      ])
      expect(findings!.deliveries).toMatchObject([
        {sink: 'webhook', target: 'hooks.slack.com, team REHEARSAL'},
      ])
      expect(JSON.stringify(findings)).not.toContain(
        new URL(values.NOTIFY_WEBHOOK_URL!).pathname.split('/').at(-1),
      )
    }, 300_000)

    test('rolls back to the resources of the beginning', async () => {
      for (const block of blocks.filter((one) => one.role === 'rollback').reverse()) await perform(block)
      const look = `
      gcloud sql instances list --project="$PROJECT" --format='value(name)'
      gcloud run services describe "$SERVICE" --region="$REGION" --project="$PROJECT" --format='value(status.traffic[0].revisionName)'
      gcloud secrets versions list DATABASE_URL --project="$PROJECT" --format='value(name,state)'`
      const {stdout} = await runBash(opened.world, look, {values})
      expect(stdout.trim().split('\n')).toEqual([
        'aiprod-v33-postgres',
        values.PREVIOUS_REVISION,
        '2\tdisabled',
        '1\tenabled',
      ])
    }, 300_000)
  },
)
