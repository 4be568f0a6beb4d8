// Takes the pictures of docs/tour.md from the built site and from a rehearsal that it runs.
// ex: npm run build && node scripts/screenshots.mjs    `terminal`, `start`, `runbook` or `sla` takes that one alone
import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {chromium} from '@playwright/test'
import {findChromium} from './site/find-chromium.mjs'
import {serveSite} from './site/serve-site.mjs'

const wide = {width: 1280, height: 800}
const narrow = {width: 360, height: 640}
const pages = {
  start: '/',
  runbook: '/runbooks/disaster-recovery#clone',
  sla: '/docs/business/sla-details#history',
}
const looks = {
  light: {viewport: wide, colorScheme: 'light'},
  dark: {viewport: wide, colorScheme: 'dark'},
  narrow: {viewport: narrow, colorScheme: 'light'},
}

/** What a rehearsal prints: its first lines, and its last. */
function rehearse() {
  const args = ['dist/runbook.mjs', 'run', 'disaster-recovery', '--environment', 'rehearsal']
  const lines = execFileSync(process.execPath, args, {encoding: 'utf8', maxBuffer: 1e8})
    .trim()
    .replaceAll(`${process.cwd()}/`, '')
    .split('\n')
  return [...lines.slice(0, 26), '  …', ...lines.slice(-9)].map((line) => line.slice(0, 118)).join('\n')
}

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const terminal = (
  text,
  {dark},
) => `<body style="margin:0;padding:24px;background:${dark ? '#0d1216' : '#fafaf7'};
  color:${dark ? '#dde4e8' : '#1b252d'}"><pre style="margin:0;font:14px/1.5 ui-monospace,'DejaVu Sans Mono',monospace;
  white-space:pre-wrap;overflow-wrap:anywhere">$ npx --no runbook run disaster-recovery --environment rehearsal\n${escapeHtml(text)}</pre></body>`

/** Saves what a page shows as WebP, which the browser itself encodes: a fifth of the size of PNG. */
async function save(page, name) {
  const png = (await page.screenshot()).toString('base64')
  const encoder = await page.context().newPage()
  const webp = await encoder.evaluate(async (source) => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height})
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.8).split(',')[1]
  }, png)
  await encoder.close()
  writeFileSync(`docs/tour/${name}.webp`, Buffer.from(webp, 'base64'))
}

const wanted = process.argv.slice(2)
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
const printed = isWanted('terminal') ? rehearse() : ''
const {url, stop} = await serveSite()
const browser = await chromium.launch({executablePath: findChromium()})
try {
  for (const [look, options] of Object.entries(looks)) {
    const context = await browser.newContext({...options, serviceWorkers: 'block'})
    const page = await context.newPage()
    for (const [name, path] of Object.entries(pages).filter(([name]) => isWanted(name))) {
      await page.goto(url + path)
      await page.waitForTimeout(500)
      await save(page, `${name}-${look}`)
    }
    if (isWanted('terminal')) {
      await page.goto('about:blank')
      await page.setContent(terminal(printed, {dark: look === 'dark'}))
      await save(page, `terminal-${look}`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  stop()
}
