import {findChromium} from '../site/find-chromium.mjs'
import {measureColdBuilds, removeBuilds, sites} from './cold-build.mjs'
import {printRow} from './measure.mjs'
import {longestRunbooks, weighPages} from './weigh-pages.mjs'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

/** How much longer a cold build takes with our plugins, and how much JavaScript they add to the pages of runbooks. */
export async function benchSite() {
  try {
    const {plain, own} = await measureColdBuilds(rounds)
    const floorName = 'the same pages without our plugins'
    printRow({name: 'cold build of the site', ms: own.ms, floorName, floorMs: plain.ms, limit: 1.15})
    printRow({name: 'its CPU time', ms: own.cpuMs, floorName, floorMs: plain.cpuMs, limit: 1.15})
    await printWeights()
  } finally {
    removeBuilds()
  }
}

async function printWeights() {
  const pages = longestRunbooks(3)
  const options = {executablePath: findChromium()}
  const without = await weighPages(sites.plain, pages, options)
  const own = await weighPages(sites.own, pages, options)
  for (const [index, page] of pages.entries()) {
    const added = ((own[index] - without[index]) / 1024).toFixed(1)
    const figures = `${own[index]} bytes, without our plugins ${without[index]}; added ${added} KB (aim: 20)`
    console.log(`JavaScript of ${page}, compressed: ${figures}.`)
  }
}
