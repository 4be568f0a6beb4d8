import {existsSync} from 'node:fs'
import {createServer} from 'node:net'
import {defineConfig} from '@playwright/test'
import {findBrowser} from './tests/site/browser.ts'

/** A port that nobody listens on. Workers read this file again and have to find the same one: it is kept in the environment. */
async function freePort(): Promise<string> {
  const {SITE_TEST_PORT} = process.env
  if (SITE_TEST_PORT) return SITE_TEST_PORT
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  const port = typeof address === 'object' && address ? String(address.port) : '3000'
  process.env.SITE_TEST_PORT = port
  return port
}

async function config() {
  const url = `http://127.0.0.1:${await freePort()}`
  // The site is tested as it was built; it is built first where it was not.
  const build = existsSync('build/index.html') ? '' : ' --build'
  const serve = `node node_modules/@docusaurus/core/bin/docusaurus.mjs serve --host 127.0.0.1 --no-open${build}`
  return defineConfig({
    testDir: 'tests/site',
    testMatch: '*.pw.ts',
    workers: 2,
    fullyParallel: true,
    forbidOnly: Boolean(process.env.CI),
    reporter: 'list',
    use: {baseURL: url, launchOptions: await findBrowser()},
    webServer: {command: `${serve} --port ${new URL(url).port}`, url, timeout: 300_000},
  })
}

export default config()
