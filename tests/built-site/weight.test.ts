import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {expect, test} from 'vitest'
import {projectRoot} from '../run-cli.ts'

/** Everything of ours that the page of a runbook loads: its parts, and what stands on every page. */
const entry = `
  export {default as a} from './src/theme/DocItem/index.tsx'
  export {default as b} from './src/theme/DocItem/Content/index.tsx'
  export {default as c} from './src/theme/DocItem/TOC/Desktop/index.tsx'
  export {default as d} from './src/theme/DocItem/TOC/Mobile/index.tsx'
  export {default as e} from './src/theme/MDXComponents/index.tsx'
  export {default as f} from './src/theme/CodeBlock/Line/index.tsx'
  export {default as g} from './src/theme/SearchBar/index.tsx'
  export {default as h} from './src/theme/Footer/index.tsx'`

async function ownCode(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: entry, resolveDir: projectRoot, loader: 'tsx'},
    ...{
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      write: false,
      outdir: 'out',
      jsx: 'automatic',
    },
    loader: {'.css': 'local-css'},
    // What the site has anyway; and what is loaded only when somebody searches becomes a file of its own.
    external: [
      'react',
      'react/*',
      '@docusaurus/*',
      '@theme/*',
      '@theme-original/*',
      '@generated/*',
      'minisearch',
    ],
  })
  return outputFiles.find(({path}) => path.endsWith('stdin.js'))!.text + chunksOf(outputFiles)
}

/** Chunks that the entry itself imports; those behind an `import()` do not count. */
function chunksOf(files: readonly {path: string; text: string}[]): string {
  const main = files.find(({path}) => path.endsWith('stdin.js'))!.text
  const named = [...main.matchAll(/from"\.\/(chunk-[A-Z0-9]+\.js)"|import"\.\/(chunk-[A-Z0-9]+\.js)"/g)]
  const names = new Set(named.map(([, from, bare]) => from ?? bare))
  return files
    .flatMap(({path, text}) => ([...names].some((name) => path.endsWith(name!)) ? [text] : []))
    .join('')
}

test('what our plugins add to the page of a runbook stays within 20 KB, compressed', async () => {
  const folder = join(projectRoot, '.docusaurus/docusaurus-plugin-runbooks/default')
  const code = gzipSync(await ownCode()).length
  const data = readdirSync(folder)
    .filter((name) => name.startsWith('runbook-'))
    .map((name) => ({name, size: gzipSync(readFileSync(join(folder, name))).length}))
    .sort((a, b) => b.size - a.size)
  console.log(`own code ${code} bytes, largest data ${data[0]?.name} ${data[0]?.size} bytes, both compressed`)
  expect(code).toBeGreaterThan(2000)
  expect(code + data[0]!.size).toBeLessThanOrEqual(20 * 1024)
})
