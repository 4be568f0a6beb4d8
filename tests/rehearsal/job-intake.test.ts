import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {projectRoot} from '../run-cli.ts'
import {openTestWorld, runBash, type TestWorld} from './test-world.ts'

let opened: TestWorld
beforeAll(async () => {
  opened = await openTestWorld('load-test')
})
afterAll(() => opened?.end())

const load = (token: string) =>
  runBash(
    opened.world,
    `node ${join(projectRoot, 'scripts/load-test.mjs')} --url=https://aiprod-v33-api-hxhx3s6eya-ew.a.run.app/pipeline/run --per-minute=600 --seconds=1 --cap=10 --body='{"prompt": "x"}'`,
    {values: {LOAD_TOKEN: token}},
  )

test('a load through the proxy hands in jobs for who is signed in, and none for who is not', async () => {
  const token = opened.world.secrets.at(-1)!
  const {stdout, stderr} = await load(token)
  expect({stderr, ...JSON.parse(stdout)}).toMatchObject({stderr: '', n: 10, errors: 0, refused: 0})
  expect(JSON.parse((await load('somebody else')).stdout)).toMatchObject({n: 10, refused: 10})
})
