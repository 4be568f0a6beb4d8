// Bundles the CLI, the stand-ins of its world, and what keeps gcloud warm.
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'
import {bundleOptions} from './bundle-options.mjs'

const made = `dist.${process.pid}`
await build({
  ...bundleOptions,
  entryPoints: {
    runbook: 'src/cli/main.ts',
    'gcloud-stand-in': 'src/rehearsal/gcloud-stand-in/main.ts',
    'curl-stand-in': 'src/rehearsal/curl-stand-in/main.ts',
  },
  outdir: made,
})
for (const name of ['client', 'server'].map((part) => `warm-gcloud-${part}.py`)) {
  copyFileSync(`src/rehearsal/warm-gcloud/${name}`, `${made}/${name}`)
}
chmodSync(`${made}/runbook.mjs`, 0o755)

// A CLI that runs loads its parts when it needs them: they stay where they are while nothing has changed.
if (!isSame(made, 'dist')) {
  rmSync('dist', {recursive: true, force: true})
  renameSync(made, 'dist')
}
rmSync(made, {recursive: true, force: true})

// `npx runbook` in this folder finds the bundle without asking a registry for the package.
const [link, target] = ['node_modules/.bin/runbook', '../../dist/runbook.mjs']
try {
  if (!isLink(link, target)) {
    mkdirSync('node_modules/.bin', {recursive: true})
    rmSync(link, {force: true})
    symlinkSync(target, link)
  }
} catch (error) {
  console.warn(`npx runbook was not linked (${error.message}); start it with node dist/runbook.mjs`)
}

function isLink(path, to) {
  try {
    return readlinkSync(path) === to
  } catch {
    // There is none, or npm has put a file there.
    return false
  }
}

/** True when both folders hold the same files. */
function isSame(one, other) {
  try {
    const names = readdirSync(one).sort()
    if (names.join('\0') !== readdirSync(other).sort().join('\0')) return false
    return names.every((name) => readFileSync(join(one, name)).equals(readFileSync(join(other, name))))
  } catch {
    // There is no bundle yet.
    return false
  }
}
