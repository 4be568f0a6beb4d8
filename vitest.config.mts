import {defineConfig} from 'vitest/config'

// A limit is there to end what hangs, not to measure: machines are noisy.
const limits = {testTimeout: 240_000, hookTimeout: 120_000}
/** Tests that drive the bundled CLI, so they bundle it first. */
const cli = ['tests/cli/**/*.test.ts', 'tests/drill/**/*.test.ts']
/** Tests that put something in a module's place, and so must have it for themselves. */
const mocking = ['tests/markdown-to-runbook/parse-runbook.test.ts']
const built = ['tests/built-site/**/*.test.ts']
/** Many random trials of one promise: a share here, all of them with `npm run campaign`. */
const campaigns = ['tests/campaign/**/*.test.ts']

export default defineConfig({
  test: {
    // Most tests wait for processes of their own: more files than processors make use of that.
    maxWorkers: 5,
    projects: [
      {
        test: {
          ...limits,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...cli, ...built, ...campaigns, ...mocking],
          // Loading the modules anew for each file took as long as the tests.
          isolate: false,
        },
      },
      {test: {...limits, name: 'mocking', include: mocking}},
      {test: {...limits, name: 'cli', include: cli, globalSetup: ['tests/bundle-cli.ts']}},
      {test: {...limits, name: 'campaign', include: campaigns, globalSetup: ['tests/bundle-cli.ts']}},
      {test: {...limits, name: 'site', include: built}},
    ],
  },
})
