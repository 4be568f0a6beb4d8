import {readdirSync, statSync} from 'node:fs'
import {gzipSync} from 'node:zlib'
import {chromium} from '@playwright/test'
import {serveSite} from '../site/serve-site.mjs'

/** The pages of the longest runbooks, the longest first. */
export function longestRunbooks(count) {
  const size = (name) => statSync(`runbooks/${name}`).size
  return readdirSync('runbooks')
    .filter((name) => name.endsWith('.md'))
    .sort((a, b) => size(b) - size(a))
    .slice(0, count)
    .map((name) => `/runbooks/${name.replace(/\.md$/, '')}`)
}

/** Bytes of JavaScript, compressed, that a browser executes to show each page of a built site; not what it only fetches ahead. */
export async function weighPages({folder, out}, pages, launchOptions) {
  const {url, stop} = await serveSite(folder, ['--dir', out])
  const browser = await chromium.launch(launchOptions)
  try {
    const bytes = []
    for (const page of pages) bytes.push(await weighPage(browser, url + page))
    return bytes
  } finally {
    await browser.close()
    stop()
  }
}

async function weighPage(browser, url) {
  const context = await browser.newContext({serviceWorkers: 'block'})
  const tab = await context.newPage()
  const sizes = []
  tab.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await tab.goto(url)
  await tab.locator('html[data-has-hydrated="true"]').waitFor({state: 'attached'})
  await tab.waitForLoadState('networkidle')
  const all = await Promise.all(sizes)
  await context.close()
  return all.reduce((sum, size) => sum + size, 0)
}
