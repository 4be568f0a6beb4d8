import {execFileSync} from 'node:child_process'
import {describe, expect, test} from 'vitest'
import {
  describeIsolation,
  isolationCommand,
  isolationPrefix,
  probeIsolation,
} from '../../src/rehearsal/isolation.ts'

const prefix = await isolationPrefix()
const lookAround =
  'process.stdout.write(JSON.stringify([process.getuid(), process.argv.slice(1), Object.keys(require("os").networkInterfaces())]))'

test('only Linux has a way to isolate', () => {
  expect(isolationCommand('darwin', false)).toBeUndefined()
  expect(isolationCommand('linux', true)?.args[0]).toBe('-mn')
  expect(isolationCommand('linux', false)?.args[0]).toBe('-Urmn')
})

test('a prefix that isolates nothing does not pass the probe', async () => {
  expect(await probeIsolation(['no-such-program-here'])).toBe(false)
  expect(await probeIsolation(['false'])).toBe(false)
})

describe.skipIf(!prefix)('where the kernel allows it', () => {
  test('the program has its arguments, its user, loopback and nothing else', () => {
    const [command, ...args] = [...prefix!, process.execPath, '-e', lookAround, 'a b', "c'd"]
    const seen = JSON.parse(execFileSync(command!, args, {encoding: 'utf8'}))
    expect(seen).toEqual([process.getuid?.(), ['a b', "c'd"], ['lo']])
  })

  test.skipIf(process.getuid?.() !== 0)('an ordinary user stays itself behind the wall', () => {
    const asUser = ['--reuid=1000', '--regid=1000', '--clear-groups']
    const found = isolationCommand('linux', false, ['1000', '1000'])!
    const argv = [found.command, ...found.args]
    const seen = execFileSync('setpriv', [...asUser, ...argv, process.execPath, '-e', lookAround], {
      encoding: 'utf8',
    })
    expect(JSON.parse(seen)).toEqual([1000, [], ['lo']])
  })
})

test('a machine is isolated when every address is its own', () => {
  const loopback = [{internal: true}] as never
  expect(describeIsolation({lo: loopback})).toBe('isolated')
  expect(describeIsolation({lo: loopback, eth0: [{internal: false}] as never})).toBe('not isolated')
  expect(describeIsolation({})).toBe('not isolated')
})
