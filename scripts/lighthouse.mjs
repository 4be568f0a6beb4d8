// Prints Lighthouse's figures for the main pages of the built site, on the desktop preset. Not part of `npm test`: it
// installs Lighthouse beside the project (200 packages) and wants a quiet machine.
// ex: npm run build && node scripts/lighthouse.mjs    CHROMIUM_PATH names the browser where it is not found
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {findChromium} from './site/find-chromium.mjs'
import {serveSite} from './site/serve-site.mjs'

const version = '12.8.2'
const home = resolve(`node_modules/.cache/lighthouse-${version}`)
const pages =
  process.argv.slice(2).length > 0
    ? process.argv.slice(2)
    : ['/', '/runbooks/disaster-recovery', '/docs/business/sla-details']
/** What each category has to reach, in percent. */
const aims = {accessibility: 100, 'best-practices': 100, seo: 100, performance: 95}

function install() {
  const main = join(home, 'node_modules/lighthouse/cli/index.js')
  if (existsSync(main)) return main
  mkdirSync(home, {recursive: true})
  writeFileSync(join(home, 'package.json'), '{"private": true}')
  execFileSync('npm', ['install', '--save-exact', `lighthouse@${version}`], {cwd: home, stdio: 'inherit'})
  return main
}

function judge(main, url) {
  const flags = ['--preset=desktop', '--output=json', '--quiet', '--chrome-flags=--headless=new --no-sandbox']
  const env = {...process.env, CHROME_PATH: findChromium()}
  const text = execFileSync(process.execPath, [main, url, ...flags], {env, encoding: 'utf8', maxBuffer: 1e8})
  const {categories, audits} = JSON.parse(text)
  const missed = Object.values(audits).filter(
    ({score, scoreDisplayMode}) => score === 0 && scoreDisplayMode === 'binary',
  )
  return {
    scores: Object.keys(aims).map((name) => Math.round(categories[name].score * 100)),
    missed: missed.map(({id}) => id),
  }
}

const main = install()
const {url, stop} = await serveSite()
try {
  console.log(
    `| page | ${Object.keys(aims).join(' | ')} | missed |\n|---|${'---|'.repeat(Object.keys(aims).length + 1)}`,
  )
  for (const page of pages) {
    const {scores, missed} = judge(main, url + page)
    console.log(`| ${page} | ${scores.join(' | ')} | ${missed.join(', ')} |`)
    if (scores.some((score, at) => score < Object.values(aims)[at])) process.exitCode = 1
  }
} finally {
  stop()
}
