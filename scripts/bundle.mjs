// Bundles the CLI and the stand-ins of its world.
import {chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync} from 'node:fs'
import {build} from 'esbuild'
import {bundleOptions} from './bundle-options.mjs'

rmSync('dist', {recursive: true, force: true})
await build({
  ...bundleOptions,
  entryPoints: {
    runbook: 'src/cli/main.ts',
    'gcloud-stand-in': 'src/rehearsal/gcloud-stand-in/main.ts',
    'curl-stand-in': 'src/rehearsal/curl-stand-in/main.ts',
  },
  outdir: 'dist',
})
chmodSync('dist/runbook.mjs', 0o755)
for (const name of ['client', 'server'].map((part) => `warm-gcloud-${part}.py`)) {
  copyFileSync(`src/rehearsal/warm-gcloud/${name}`, `dist/${name}`)
}

// `npx runbook` in this folder finds the bundle without asking a registry for the package.
mkdirSync('node_modules/.bin', {recursive: true})
rmSync('node_modules/.bin/runbook', {force: true})
try {
  symlinkSync('../../dist/runbook.mjs', 'node_modules/.bin/runbook')
} catch (error) {
  console.warn(`npx runbook was not linked (${error.message}); start it with node dist/runbook.mjs`)
}
