import {readFileSync} from 'node:fs'
import {test as base, expect} from '@playwright/test'
import {runbooks} from './site-test.ts'
import {startServer} from './start-server.ts'

// With the worker that the other tests keep out, and a server of its own that can be stopped.
base(
  'after one visit every page, the search and the archive work with the server stopped',
  async ({page}) => {
    base.setTimeout(120_000)
    const server = await startServer('build')
    await page.goto(server.url)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await expect.poll(() => page.evaluate(keptPages), {timeout: 60_000}).toBe(countEntries())
    await server.stop()
    for (const {id, title} of runbooks) {
      await page.goto(`${server.url}/runbooks/${id}`)
      await expect(page.getByRole('heading', {level: 1})).toHaveText(title)
    }
    await page.goto(`${server.url}/no/such/page`)
    await expect(page.getByRole('heading', {level: 1})).toHaveText('No page is here')
    await page.goto(`${server.url}/docs/support`)
    await expect(page.locator('[data-build]')).toContainText(
      /made \d{4}-\d\d-\d\d \d\d:\d\dZ, (just now|.* ago)/,
    )
    await page.locator('html[data-has-hydrated="true"]').waitFor({state: 'attached'})
    await page.keyboard.press('/')
    await page.getByRole('combobox').fill('rollback')
    await expect(page.getByRole('option').first()).toBeVisible()
    const sizes = await page.evaluate(async () => {
      const sizeOf = async (name: string) => (await (await fetch(`/${name}`)).arrayBuffer()).byteLength
      return [
        await sizeOf('runbook-archive.mjs'),
        await sizeOf('runbooks.json'),
        await sizeOf('schemas/runbooks.json'),
      ]
    })
    expect(sizes).toEqual(
      ['runbook-archive.mjs', 'runbooks.json', 'schemas/runbooks.json'].map(
        (name) => readFileSync(`build/${name}`).length,
      ),
    )
  },
)

base('a browser that is offline says so on the page', async ({page, context}) => {
  await page.goto('/docs/support')
  await page.locator('html[data-has-hydrated="true"]').waitFor({state: 'attached'})
  await context.setOffline(true)
  await expect(page.locator('[data-build]')).toContainText(
    'Offline: this is the copy that your browser kept.',
  )
})

/** How many files the worker has put aside. */
async function keptPages(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.includes('precache'))
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
  return kept.reduce((sum, count) => sum + count, 0)
}

/** How many files the worker is told to put aside. */
function countEntries(): number {
  const worker = readFileSync('build/sw.js', 'utf8')
  return new Set([...worker.matchAll(/"?url"?:\s*"([^"]+)"/g)].map(([, url]) => url)).size
}
