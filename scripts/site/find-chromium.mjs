import {existsSync, readdirSync} from 'node:fs'
import {resolve} from 'node:path'

/** The browser of the tests: `CHROMIUM_PATH`, an installed one, or the one that the tests have unpacked. */
export function findChromium() {
  const cache = 'node_modules/.cache'
  const unpacked = existsSync(cache)
    ? readdirSync(cache).find((name) => /^chromium-[\d.]+$/.test(name))
    : undefined
  const known = ['/usr/bin/chromium', '/usr/bin/google-chrome']
  if (unpacked) known.push(resolve(cache, unpacked, 'chromium'))
  const found = process.env.CHROMIUM_PATH ?? known.find((file) => existsSync(file))
  if (!found) throw new Error('There is no Chromium. Set CHROMIUM_PATH, or run `npx playwright test` once.')
  return found
}
