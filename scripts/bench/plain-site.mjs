import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {loadFreshModule} from '@docusaurus/utils'

/** What a page says that our plugins would answer; without them it stands there and does nothing. */
const through = 'export default function Through({children}) {return children ?? null}\n'
/** The pages that are ours alone keep their addresses and a title, so that links to them lead somewhere. */
const ownPages = {index: 'What is happening?', runbooks: 'Runbooks'}

/**
 * Writes our site without our plugins, remark plugins and theme: the same Markdown, styles and options, read from our own
 * configuration, so that only what is ours is missing. Components that the pages import give back their children.
 */
export async function writePlainSite(folder) {
  rmSync(folder, {recursive: true, force: true})
  for (const name of ['docs', 'runbooks', 'static', 'src/css', 'src/sidebars'])
    cpSync(name, join(folder, name), {recursive: true})
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
  write('package.json', readFileSync('package.json'))
  write('docusaurus.config.js', `module.exports = ${JSON.stringify(await plainConfig(), undefined, 2)}\n`)
  for (const name of importedComponents()) write(`src/components/${name}.js`, through)
  for (const [name, title] of Object.entries(ownPages)) write(`src/pages/${name}.md`, `# ${title}\n`)
}

async function plainConfig() {
  const create = await loadFreshModule(join(process.cwd(), 'docusaurus.config.ts'))
  const {plugins, presets, markdown, ...config} = await create()
  const [[preset, {docs, ...options}]] = presets
  const hooks = {onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore'}
  return {
    ...config,
    // The ids of steps are ours; links to them lead nowhere here.
    ...{onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore'},
    markdown: {...markdown, hooks},
    presets: [[preset, {docs: withoutOwn(docs), ...options}]],
    plugins: plugins.filter(Array.isArray).map(([name, options]) => [name, withoutOwn(options)]),
  }
}

function withoutOwn({beforeDefaultRemarkPlugins: _own, ...options}) {
  return options
}

function importedComponents() {
  const files = readdirSync('docs', {recursive: true, encoding: 'utf8'}).filter((name) =>
    /\.mdx?$/.test(name),
  )
  const texts = files.map((name) => readFileSync(join('docs', name), 'utf8'))
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/^import \w+ from '@site\/src\/components\/(\w+)'/gm)].map(([, name]) => name),
    ),
  )
}
