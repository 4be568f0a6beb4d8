import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {listBlocks} from '../../src/markdown-to-runbook/list-blocks.ts'
import {projectRoot} from '../run-cli.ts'

const hasPython =
  spawnSync('python3', ['-I', '-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0

/** Runs the Python of a page, then some lines that use it, and gives what they print. */
function runPage(page: string, lines: string): string {
  const markdown = readFileSync(join(projectRoot, page), 'utf8')
  const code = listBlocks(markdown, page).filter(({language}) => language === 'python')
  expect(code.length).toBeGreaterThan(0)
  const program = [...code.map((block) => block.code), lines].join('\n')
  const {status, stdout, stderr} = spawnSync('python3', ['-I', '-'], {input: program, encoding: 'utf8'})
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
  return stdout
}

describe.skipIf(!hasPython)('the Python on the pages', () => {
  const page = 'docs/engineering/webhooks.md'

  test.each([
    ['http://example.com/', 'only https'],
    ['https://10.0.0.3/', 'must have a name'],
    ['https://[::1]/', 'must have a name'],
    ['https://localhost/', 'public one'],
    ['https://user:pw@example.com/', 'hold a user'],
    ['https://example.com:8443/', 'port 443'],
    ['https://metadata.google.internal/', 'not public'],
    ['https://inside.example.com/', 'not public'],
    ['https://mixed.example.com/', 'not public'],
    ['https://mapped.example.com/', 'not public'],
    ['https://nowhere.example.com/', 'not public'],
    ['https://hooks.example.com/x', 'accepted'],
  ])('a webhook to %s: %s', (url, answer) => {
    const names = {
      'metadata.google.internal': ['169.254.169.254'],
      'inside.example.com': ['10.0.0.3'],
      'mixed.example.com': ['93.184.215.14', '127.0.0.1'],
      'mapped.example.com': ['::ffff:10.0.0.3'],
      'hooks.example.com': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    }
    const lines = `
names = ${JSON.stringify(names)}
try:
    print("accepted", check_target(${JSON.stringify(url)}, lambda host: names.get(host, [])))
except ValueError as error:
    print(error)`
    expect(runPage(page, lines)).toContain(answer)
  })

  test('a signature holds for its body, its secret and five minutes', () => {
    const lines = `
header = sign(b"secret", b"{}", 1000)
print(holds(b"secret", b"{}", header, 1300), holds(b"secret", b"{}", header, 1301))
print(holds(b"secret", b"{ }", header, 1000), holds(b"other", b"{}", header, 1000))
print([holds(b"secret", b"{}", bad, 1000) for bad in ["", "t=x,v1=y", "t=1000", "v1=1", header + ",t=900"]])`
    expect(runPage(page, lines)).toBe('True False\nFalse False\n[False, False, False, False, False]\n')
  })

  test('a user is always on the same side of an experiment, and the sides are as large as planned', () => {
    const lines = `
users = [f"user-{n}" for n in range(20000)]
share = sum(variant("new-player", user, 0.3) == "b" for user in users) / len(users)
print(all(variant("new-player", user, 0.3) == variant("new-player", user, 0.3) for user in users), 0.28 < share < 0.32)
both = sum(variant("x", user, 0.5) == variant("y", user, 0.5) for user in users) / len(users)
print(0.48 < both < 0.52)`
    expect(runPage('docs/engineering/feature-flags.md', lines)).toBe('True True\nTrue\n')
  })
})
