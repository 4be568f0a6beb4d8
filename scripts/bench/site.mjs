import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {gzipSync} from 'node:zlib'
import {chromium} from '@playwright/test'
import {findChromium} from '../site/find-chromium.mjs'
import {serveSite} from '../site/serve-site.mjs'
import {medians, printRow, spawned} from './measure.mjs'

const page = '/runbooks/disaster-recovery'
const plain = resolve('.runbook/plain-site')
const docusaurus = resolve('node_modules/@docusaurus/core/bin/docusaurus.mjs')
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

/** The same pages without our plugins and components: what the site generator alone needs. */
const config = `module.exports = {
  title: 'Plain', url: 'http://localhost:3000', baseUrl: '/', trailingSlash: false,
  future: {v4: true, faster: true}, onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore',
  markdown: {format: 'detect', hooks: {onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore'}},
  presets: [['classic', {docs: {routeBasePath: 'docs', sidebarPath: false}, blog: false, pages: false,
    theme: {customCss: ['./src/css/custom.css', './src/css/code.css', './src/css/print.css']}}]],
  plugins: [['@docusaurus/plugin-content-docs', {id: 'runbooks', path: 'runbooks', routeBasePath: 'runbooks', sidebarPath: false}],
    ['@docusaurus/plugin-pwa', {offlineModeActivationStrategies: ['always']}]],
}`

/** How long a cold build takes with our plugins and without, and how much JavaScript they add to a runbook's page. */
export async function benchSite() {
  writePlainSite()
  try {
    const took = await medians(rounds, {plain: () => build(plain), own: () => build(resolve('.'))})
    const floor = {floorName: 'the same pages without our plugins', floorMs: took.plain}
    printRow({name: 'cold build of the site', ms: took.own, ...floor, limit: 1.15})
    const [own, without] = [await weigh(resolve('.')), await weigh(plain)]
    const added = ((own - without) / 1024).toFixed(1)
    console.log(
      `JavaScript of ${page}, compressed: ${own} bytes, without our plugins ${without}; added ${added} KB (aim: 20).`,
    )
  } finally {
    rmSync(plain, {recursive: true, force: true})
  }
}

function writePlainSite() {
  rmSync(plain, {recursive: true, force: true})
  mkdirSync(join(plain, 'src'), {recursive: true})
  for (const name of ['docs', 'runbooks', 'static', 'src/css'])
    cpSync(name, join(plain, name), {recursive: true})
  writeFileSync(join(plain, 'docusaurus.config.js'), config)
  writeFileSync(join(plain, 'package.json'), readFileSync('package.json'))
  for (const name of readdirSync(join(plain, 'docs'), {recursive: true, encoding: 'utf8'})) {
    if (!/\.mdx?$/.test(name)) continue
    const file = join(plain, 'docs', name)
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace(/^import .*@site.*$/gm, '')
        .replace(/<[A-Z]\w*[^>]*\/>/g, 'x'),
    )
  }
}

/** A cold build: nothing is kept from the one before. */
async function build(folder) {
  for (const name of ['build', '.docusaurus']) rmSync(join(folder, name), {recursive: true, force: true})
  const env = {...process.env, DOCUSAURUS_NO_PERSISTENT_CACHE: 'true'}
  const startMs = performance.now()
  await spawned(process.execPath, [docusaurus, 'build'], {cwd: folder, env, stdio: 'ignore'})
  return performance.now() - startMs
}

async function weigh(folder) {
  if (!existsSync(join(folder, 'build'))) throw new Error(`${folder} is not built.`)
  const {url, stop} = await serveSite(folder)
  const browser = await chromium.launch({executablePath: findChromium()})
  try {
    const tab = await (await browser.newContext({serviceWorkers: 'block'})).newPage()
    const bodies = []
    tab.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body())
    })
    await tab.goto(url + page, {waitUntil: 'networkidle'})
    return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  } finally {
    await browser.close()
    stop()
  }
}
