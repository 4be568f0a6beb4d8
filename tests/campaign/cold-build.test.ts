import {afterAll, expect, test} from 'vitest'
import {measureColdBuilds, removeBuilds, sites} from '../../scripts/bench/cold-build.mjs'
import {longestRunbooks, weighPages} from '../../scripts/bench/weigh-pages.mjs'
import {findBrowser} from '../site/browser.ts'
import {isFull} from './campaign.ts'

afterAll(removeBuilds)

// One round beside other tests says 0.92 or 1.27 of the same sites, so only the full count is worth its time. The CPU
// time of the build is what counts: that of the clock says how busy the machine is.
test.runIf(isFull)(
  'our plugins add at most 25 % to a cold build, and 20 KB of JavaScript to the page of a runbook',
  async () => {
    const {plain, own} = await measureColdBuilds(5)
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
    const ratio = own.cpuMs / plain.cpuMs
    console.log(
      `cold build: ${seconds(own.cpuMs)} of CPU time, ${seconds(plain.cpuMs)} without our plugins, ${ratio.toFixed(2)} times as long; ` +
        `by the clock ${seconds(own.ms)} and ${seconds(plain.ms)}`,
    )
    expect(ratio).toBeLessThanOrEqual(1.25)
    const pages = longestRunbooks(2)
    const options = await findBrowser()
    const without = await weighPages(sites.plain, pages, options)
    const weights = await weighPages(sites.own, pages, options)
    for (const [index, page] of pages.entries()) {
      const added = weights[index]! - without[index]!
      console.log(`JavaScript of ${page}, compressed: ${weights[index]} bytes, ${added} of them ours`)
      expect(added).toBeGreaterThan(0)
      expect(added).toBeLessThanOrEqual(20 * 1024)
    }
  },
)
