// Packs the CLI, the runbooks and the environments into one file that runs with Node and bash alone.
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, mkdirSync, readdirSync, readFileSync} from 'node:fs'
import {builtinModules} from 'node:module'
import {dirname, resolve} from 'node:path'
import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {parse} from 'yaml'

const outfile = process.argv[2] ?? 'static/runbook-archive.mjs'
const {version} = JSON.parse(readFileSync('package.json', 'utf8'))

/** What git says, or undefined outside a repository and without git. */
function git(...args) {
  try {
    return execFileSync('git', args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim()
  } catch {
    return undefined
  }
}

/** Texts of all runbooks and environments by path, sorted. */
function projectFiles() {
  const paths = readdirSync('runbooks', {recursive: true, encoding: 'utf8'})
    .map((name) => `runbooks/${name.replaceAll('\\', '/')}`)
    .filter((path) => /^runbooks\/([^/]+\.md|_environments\/[^/]+\.yaml)$/.test(path))
    .sort()
  return Object.fromEntries(paths.map((path) => [path, readText(path)]))
}

/** A text that is no UTF-8 would come out of the archive as another one. */
function readText(path) {
  return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(readFileSync(path))
}

/** Refs that the environments name and that have this commit: the archive has no repository to ask. */
function refsOf(files, commit) {
  const environments = Object.entries(files).filter(([path]) => path.endsWith('.yaml'))
  const named = new Set(environments.flatMap(([, text]) => parse(text).refs ?? []))
  return [...named]
    .filter((ref) => git('merge-base', '--is-ancestor', commit, `${ref}^{commit}`) !== undefined)
    .sort()
}

function describeFiles(files) {
  const commit = git('rev-parse', 'HEAD')
  const sha256 = (text) => createHash('sha256').update(text).digest('hex')
  return {
    version: 1,
    ...(commit && {commit, dirty: git('status', '--porcelain') !== '', refs: refsOf(files, commit)}),
    files: Object.entries(files).map(([path, text]) => ({path, sha256: sha256(text)})),
  }
}

const files = projectFiles()
const manifest = describeFiles(files)

/** Puts the project's files where the sources have none, and takes out what cannot be in one file. */
const packing = {
  name: 'packing',
  setup({onLoad, onResolve}) {
    onLoad({filter: /[\\/]archive[\\/]packed\.ts$/}, () => ({
      contents: `export const packed = ${JSON.stringify({manifest, files})}`,
    }))
    onResolve({filter: /\/rehearsal\/start-world\.ts$/}, () => ({
      path: resolve('src/cli/archive/left-out.ts'),
    }))
    // The SQL parser would look for its WebAssembly beside itself.
    onResolve({filter: /^\.\/libpg-query\.js$/}, ({resolveDir, namespace}) =>
      namespace === 'with-wasm'
        ? undefined
        : {path: 'libpg-query', namespace: 'with-wasm', pluginData: resolveDir},
    )
    onLoad({filter: /.*/, namespace: 'with-wasm'}, ({pluginData: resolveDir}) => ({
      contents: `
        import make from './libpg-query.js'
        import {gunzipSync} from 'node:zlib'
        const wasm = ${JSON.stringify(packWasm(resolveDir))}
        const instantiateWasm = (imports, done) =>
          WebAssembly.instantiate(gunzipSync(Buffer.from(wasm, 'base64')), imports)
            .then(({instance}) => done(instance))
        export default () => make({instantiateWasm})`,
      resolveDir,
    }))
  },
}

function packWasm(folder) {
  return gzipSync(readFileSync(resolve(folder, 'libpg-query.wasm')), {level: 9}).toString('base64')
}

mkdirSync(dirname(outfile), {recursive: true})
const {metafile} = await build({
  entryPoints: ['src/cli/main.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  metafile: true,
  define: {VERSION: JSON.stringify(version), __dirname: '"."'},
  external: ['pg-native'],
  plugins: [packing],
  banner: {
    js: "#!/usr/bin/env node\nimport {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})

// One file means one file: whatever it would still look for beside itself is found here, not in an incident.
const [output] = Object.values(metafile.outputs)
const outside = output.imports
  .filter(({external, path}) => external && !builtinModules.includes(path.replace(/^node:/, '')))
  .map(({path}) => path)
const strange = [...new Set(outside)].filter((path) => path !== 'pg-native')
if (strange.length > 0) throw new Error(`The archive would need ${strange.join(', ')} beside it.`)
chmodSync(outfile, 0o755)
const digest = createHash('sha256').update(readFileSync(outfile)).digest('hex')
console.log(
  `${outfile}: ${manifest.files.length} files of ${manifest.commit ?? 'no commit'}, sha256 ${digest}`,
)
