import {chmod, mkdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {createClosing} from '../../../src/rehearsal/closing.ts'
import {keepGcloudWarm} from '../../../src/rehearsal/warm-gcloud/keep-gcloud-warm.ts'
import {makeRoot} from '../test-world.ts'

let root: string
beforeEach(async () => {
  root = await makeRoot()
})
afterEach(() => rm(root, {recursive: true}))

/** An SDK whose launcher does this. */
async function makeSdk(version: string, script: string): Promise<Record<string, string>> {
  const bin = join(root, 'sdk', 'bin')
  await mkdir(bin, {recursive: true})
  await writeFile(join(root, 'sdk', 'VERSION'), version)
  await writeFile(join(bin, 'gcloud'), `#!/bin/sh\n${script}\n`)
  await chmod(join(bin, 'gcloud'), 0o755)
  return {PATH: `${bin}:/usr/bin:/bin`}
}

test.each([
  ['is no version that was tested', '999.0.0', 'exit 0'],
  ['does not start', '528.0.0', 'exit 1'],
  ['starts, and takes no call', '528.0.0', 'echo /bin/false'],
  ['starts an interpreter that is none', '528.0.0', 'echo "a b"'],
])('a gcloud that %s stays plain', async (_what, version, script) => {
  const closing = createClosing()
  expect(await keepGcloudWarm({root, env: await makeSdk(version, script), closing})).toBeUndefined()
  await closing.end()
})
