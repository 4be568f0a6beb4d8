import {defineConfig} from 'vitest/config'

// A limit is there to end what hangs, not to measure: machines are noisy.
const limits = {testTimeout: 240_000, hookTimeout: 120_000}
/** Tests that drive the bundled CLI, so they bundle it first. */
const cli = ['tests/cli/**/*.test.ts', 'tests/drill/**/*.test.ts']
const built = ['tests/built-site/**/*.test.ts']
/** Many random trials of one promise: a share here, all of them with `npm run campaign`. */
const campaigns = ['tests/campaign/**/*.test.ts']

export default defineConfig({
  test: {
    // Most tests wait for processes of their own: more files than processors make use of that.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...limits,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...cli, ...built, ...campaigns],
        },
      },
      {test: {...limits, name: 'cli', include: cli, globalSetup: ['tests/bundle-cli.ts']}},
      {test: {...limits, name: 'campaign', include: campaigns, globalSetup: ['tests/bundle-cli.ts']}},
      {test: {...limits, name: 'site', include: built}},
    ],
  },
})
