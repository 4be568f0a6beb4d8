import {afterAll, beforeAll, expect, test} from 'vitest'
import {readBlocks} from './read-blocks.ts'
import {openTestWorld, runBash, type TestWorld} from './test-world.ts'

let opened: TestWorld
beforeAll(async () => {
  opened = await openTestWorld('healthy', [], {usesGcloud: true})
})
afterAll(() => opened?.end())

test.each([
  ['disaster-recovery', 'clone', 'RECOVERY_INSTANCE'],
  ['backup-restore', 'create-drill', 'DRILL_INSTANCE'],
  ['database-optimization', 'replica', 'REPLICA_INSTANCE'],
])('the way back of %s deletes no instance that is older than its run', async (page, step, input) => {
  const blocks = readBlocks(new URL(`../../runbooks/${page}.md`, import.meta.url))
  const block = blocks.find((one) => one.step === step && one.role === 'rollback')!
  const values = {
    PROJECT: 'aiprod-484120',
    [input]: 'aiprod-v33-postgres',
    RUNBOOK_STARTED: new Date(Date.now() + 60_000).toISOString(),
  }
  const {code, stderr} = await runBash(opened.world, block.code, {values})
  expect({code, stderr}).toEqual({
    code: 0,
    stderr: 'aiprod-v33-postgres is older than this run, which did not make it. It stays.\n',
  })
  const look = 'gcloud sql instances list --project="$PROJECT" --format="value(name)"'
  expect((await runBash(opened.world, look, {values})).stdout.trim()).toBe('aiprod-v33-postgres')
})
