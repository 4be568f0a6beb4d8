import {readdirSync, readFileSync} from 'node:fs'
import {expect} from '@playwright/test'
import {violations} from './axe.ts'
import {documentedHeaders} from './documented-headers.ts'
import {open, openAll, test} from './site-test.ts'
import {startServer, type TestServer} from './start-server.ts'

/** Every page of the built site by its route; not those that only lead on. */
const routes = readdirSync('build', {recursive: true, encoding: 'utf8'})
  .filter(
    (file) => file.endsWith('.html') && !/http-equiv="?refresh/i.test(readFileSync(`build/${file}`, 'utf8')),
  )
  .map((file) => `/${file.replace(/(?:^|\/)index\.html$/, '').replace(/\.html$/, '')}`)
  .sort()

// Axe looks at every element of a long page twice; a limit is there to end what hangs.
test.describe.configure({timeout: 120_000})

let server: TestServer
test.beforeAll(async () => {
  server = await startServer('build', documentedHeaders())
})
test.afterAll(() => server.stop())

test('the site has its pages', () => {
  expect(routes).toEqual(
    expect.arrayContaining(['/', '/404', '/runbooks', '/runbooks/disaster-recovery', '/docs/plan']),
  )
})

// The page of an error is written with the address that was asked for: a host answers it with 404, which the console names.
for (const route of routes.filter((route) => route !== '/404')) {
  test(`${route}: axe finds nothing in light and dark, nothing moves, is refused, or scrolls sideways`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Object.assign(window, {shift: 0})
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as {shift: number}).shift += (entry as unknown as {value: number}).value
      }).observe({type: 'layout-shift', buffered: true})
    })
    await page.emulateMedia({colorScheme: 'light'})
    await open(page, server.url + route)
    expect(await page.title()).toMatch(/.+ \| AIPROD runbooks$/)
    await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /.{20}/)
    await expect(page.locator('meta[property="og:title"]')).toHaveCount(1)
    await expect(page.locator('h1')).toHaveCount(1)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(await page.evaluate(() => (window as unknown as {shift: number}).shift)).toBeLessThanOrEqual(0.05)
    await openAll(page)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({colorScheme: 'dark'})
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await violations(page, true)).toEqual([])
    await page.setViewportSize({width: 360, height: 740})
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
}

test('the search and an address that is no page pass axe as well', async ({page}) => {
  await open(page, `${server.url}/404`)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('rollback')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('one word that is hard to read is found among many that look alike', async ({page}) => {
  await open(page, `${server.url}/docs/support`)
  await page
    .locator('article p')
    .last()
    .evaluate((paragraph) => {
      paragraph.insertAdjacentHTML(
        'beforeend',
        '<span><b>one</b> <b id="pale" style="opacity: 0.4">two</b></span>',
      )
    })
  expect(await violations(page)).toEqual([expect.stringMatching(/^color-contrast #pale /)])
})
