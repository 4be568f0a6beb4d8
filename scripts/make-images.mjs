// Makes the pictures that programs want as PNG from the logo: icons for installing, and the preview of shared links.
import {readFileSync} from 'node:fs'
import {chromium} from '@playwright/test'
import {findChromium} from './site/find-chromium.mjs'

const logo = readFileSync('static/img/logo.svg', 'utf8')
const card = `<body style="margin:0;display:grid;place-content:center;gap:24px;height:630px;background:#12181d;color:#eef3f5;
  font-family:system-ui,'Noto Sans',sans-serif"><div style="display:flex;align-items:center;gap:36px">
  <div style="width:150px">${logo}</div><div style="font-size:84px;font-weight:650">AIPROD runbooks</div></div>
  <div style="font-size:36px;color:#a7b4bc">The text that on-call reads is the text that runs.</div></body>`
const icon = `<body style="margin:0"><style>svg{display:block;width:100vw;height:100vh}</style>${logo}</body>`

const browser = await chromium.launch({executablePath: findChromium()})
for (const [name, html, width, height] of [
  ['icon-192', icon, 192, 192],
  ['icon-512', icon, 512, 512],
  ['social', card, 1200, 630],
]) {
  const page = await browser.newPage({viewport: {width, height}})
  await page.setContent(html)
  await page.screenshot({path: `static/img/${name}.png`, omitBackground: true})
  await page.close()
}
await browser.close()
