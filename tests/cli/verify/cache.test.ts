import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../../make-project.ts'
import {runCli} from '../../run-cli.ts'

const files = {
  'runbooks/r.md': runbookText(stepText('look', '.read', 'true')),
  'docs/a.md': 'See [the step](/runbooks/r#look). Run `npm run check`.\n',
  'package.json': '{"scripts": {"check": "true"}}',
}

test('what an earlier check found is given again, and never after anything around it has changed', {
  timeout: 300_000,
}, async () => {
  const cwd = makeProject(files)
  const write = (file: string, text: string) => writeFileSync(join(cwd, file), text)
  const verify = async (...args: readonly string[]) => (await runCli(['verify', ...args], {cwd})).stdout
  const clean = await verify()
  expect(clean).toContain('0 errors')
  expect(await verify()).toBe(clean)

  write('runbooks/r.md', files['runbooks/r.md'].replaceAll('look', 'see'))
  expect(await verify()).toContain('docs/a.md:1:16 error')
  write('runbooks/r.md', files['runbooks/r.md'])
  expect(await verify()).toBe(clean)

  write('package.json', '{"scripts": {"test": "true"}}')
  expect(await verify()).toContain('has no script `check`')
  expect(await verify('runbooks')).toContain('0 errors')
  expect(await verify()).toContain('has no script `check`')
})

test('a damaged cache, and one that cannot be written, change nothing', {timeout: 300_000}, async () => {
  const cwd = makeProject(files)
  const verify = async () => (await runCli(['verify'], {cwd})).stdout
  const clean = await verify()
  const cache = join(cwd, '.runbook/cache/verify.json')
  writeFileSync(cache, readFileSync(cache, 'utf8').slice(0, 200))
  expect(await verify()).toBe(clean)
  writeFileSync(cache, JSON.stringify({version: 1, program: 'another', cache: {run: 1}}))
  expect(await verify()).toBe(clean)
  rmSync(cache)
  mkdirSync(cache)
  expect(await verify()).toBe(clean)
})
