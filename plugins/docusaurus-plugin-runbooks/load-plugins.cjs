const {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} = require('node:fs')
const path = require('node:path')
const {pathToFileURL} = require('node:url')
const {buildSync} = require('esbuild')

/** Beside the packages that the bundle imports. */
const bundle = path.resolve(__dirname, '../../node_modules/.cache/runbook-plugins/index.mjs')

/**
 * Our plugins, for docusaurus.config.ts. Docusaurus would translate every file and every package that they import, one
 * by one: seconds of a cold build, and a second copy of the Markdown parser that it has itself. Bundled here in a
 * moment, and imported as Node does, they share its copy.
 *
 * @returns {Promise<typeof import('./index.ts')>} The exports of index.ts.
 */
exports.loadPlugins = async () => {
  const {outputFiles} = buildSync({
    entryPoints: [path.join(__dirname, 'index.ts')],
    ...{bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20', write: false},
  })
  writeIfChanged(bundle, outputFiles[0].text)
  return import(pathToFileURL(bundle).href)
}

/** What is kept between builds depends on this file: it is written only when it says something else. */
function writeIfChanged(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  mkdirSync(path.dirname(file), {recursive: true})
  const part = `${file}.${process.pid}`
  writeFileSync(part, text)
  renameSync(part, file)
}
