import {join, resolve} from 'node:path'
import {build} from 'esbuild'
import {medians, printRow, timeNode} from './measure.mjs'

const entry = `
  export {default as remarkParse} from 'remark-parse'
  export {unified} from 'unified'
  export {readPage} from './src/runbook-to-problems/page.ts'
  export {verifyPage} from './src/runbook-to-problems/verify.ts'`

/** How long a check takes: of this site when nothing has changed, and of long pages against remark-parse alone. */
export async function benchCheck({cli, folder}) {
  const here = resolve('.')
  await timeNode([cli, 'verify'], {folder: here})
  const took = await medians(9, {
    node: () => timeNode(['-e', '0'], {folder: here}),
    verify: () => timeNode([cli, 'verify'], {folder: here}),
  })
  const floor = {floorName: '`node -e 0`', floorMs: took.node}
  printRow({name: '`runbook verify` of this site, unchanged', ms: took.verify, ...floor, limit: 5})
  const parts = await bundleParts(folder)
  for (const blocks of [1000, 10_000]) await benchPage(blocks, parts)
}

async function benchPage(blocks, {remarkParse, unified, readPage, verifyPage}) {
  const [paths, pages, unreachable] = [new Set(), new Map(), new Map()]
  const facts = {paths, pages, unreachable, today: '2026-02-11', isRelease: false}
  const part = (at) =>
    `## Part ${at}\n\nSee [part](#part-${at}) and \`npm test\`.\n\n\`\`\`bash\necho "$HOME"\n\`\`\`\n`
  const text = Array.from({length: blocks}, (_, at) => part(at)).join('\n')
  const took = await medians(3, {
    floor: () => timed(() => unified().use(remarkParse).parse(text)),
    check: () => timed(() => verifyPage(readPage(text, 'a.md'), facts)),
  })
  const floor = {floorName: 'remark-parse', floorMs: took.floor}
  printRow({name: `parse and check, ${blocks} blocks`, ms: took.check, ...floor, limit: 6})
}

function timed(work) {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}

/** The parser and the rules in one file, as the CLI has them. */
async function bundleParts(folder) {
  const outfile = join(folder, 'check.mjs')
  await build({
    stdin: {contents: entry, resolveDir: resolve('.'), loader: 'ts'},
    ...{outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error'},
    banner: {js: "import {createRequire as __r} from 'node:module';const require=__r(import.meta.url);"},
  })
  return import(outfile)
}
