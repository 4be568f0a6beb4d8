import {existsSync} from 'node:fs'
import {chromium, type LaunchOptions} from '@playwright/test'
import {unpackChromium} from './unpack-chromium.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * How to start a Chromium on this machine: `CHROMIUM_PATH`, else the browser that Playwright installed, else an
 * installed one, else the one inside the npm package @sparticuz/chromium (Linux x64).
 * Throws when there is none, with what to do.
 */
export async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`)
    return {executablePath: named}
  }
  if (existsSync(chromium.executablePath())) return {}
  const executablePath = installed.find((file) => existsSync(file))
  if (executablePath) return {executablePath}
  const unpacked = await unpackChromium()
  if (unpacked) return unpacked
  throw new Error('There is no Chromium here. Run `npx playwright install chromium`, or set CHROMIUM_PATH.')
}
