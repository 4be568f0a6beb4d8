import {expect} from 'vitest'
import {normalize} from './compare.ts'
import type {Observed} from './recorded-world.ts'

/**
 * Fails unless a caller cannot tell the two apart: exit status, both streams byte for byte, and every request.
 * A request and a message may hold the time of the world; where the world changes, ids differ by nature; how many dots are drawn while one waits always does.
 */
export function expectIdentical(plain: Observed, warm: Observed, changes = false): void {
  const settle = (text: string) => (changes ? normalize(text) : text)
  const view = ({code, stdout, stderr, requests}: Observed) => ({
    code,
    stdout: settle(stdout),
    stderr: normalize(stderr).replace(/^\.+|\.+(?=done|failed)|(?<=\.)\.+/gm, ''),
    requests: requests.map((request) => normalize(JSON.stringify(request))).filter(isNoRepetition),
  })
  const [one, other] = [view(plain), view(warm)]
  // The message of a campaign has no room for a difference in colours.
  expect(other, JSON.stringify({plain: one, warm: other})).toEqual(one)
}

/** Whoever waits asks once more or once less. */
function isNoRepetition(line: string, index: number, lines: readonly string[]): boolean {
  return line !== lines[index - 1] || !line.includes('"method":"GET"')
}
