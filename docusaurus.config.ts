import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import type {Options as DocsOptions} from '@docusaurus/plugin-content-docs'
import type {Options, ThemeConfig} from '@docusaurus/preset-classic'
import type {Config, LoadContext} from '@docusaurus/types'
import type {ParsedTrees} from './plugins/docusaurus-plugin-runbooks/index.ts'
import {loadPlugins} from './plugins/docusaurus-plugin-runbooks/load-plugins.cjs'
import {prismTheme} from './src/css/prism-theme.ts'

const {SITE_URL, BASE_URL} = process.env

/** After one visit everything works without a network, the archive too: its ending is not in the plugin's own list. */
const pwa = {
  offlineModeActivationStrategies: ['always'],
  swCustom: path.resolve('src/offline/serve-pages.js'),
  injectManifestConfig: {additionalManifestEntries: archiveEntries()},
  pwaHead: [
    {tagName: 'link', rel: 'manifest', href: 'manifest.json'},
    {tagName: 'link', rel: 'apple-touch-icon', href: 'img/icon-192.png'},
    {tagName: 'meta', name: 'theme-color', media: '(prefers-color-scheme: light)', content: '#fafaf7'},
    {tagName: 'meta', name: 'theme-color', media: '(prefers-color-scheme: dark)', content: '#12181d'},
  ],
}

function archiveEntries() {
  const file = 'static/runbook-archive.mjs'
  if (!existsSync(file)) return []
  const revision = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 32)
  return [{url: 'runbook-archive.mjs', revision}]
}

const themeConfig: ThemeConfig = {
  image: 'img/social.png',
  colorMode: {respectPrefersColorScheme: true},
  // Magic comments would take lines out of a command. What is shown has to be what runs.
  prism: {
    theme: prismTheme,
    darkTheme: prismTheme,
    magicComments: [],
    additionalLanguages: ['bash', 'powershell'],
  },
  navbar: {
    title: 'AIPROD runbooks',
    logo: {alt: '', src: 'img/logo.svg'},
    items: [
      {to: '/runbooks', label: 'Runbooks'},
      {to: '/docs/support', label: 'Support'},
      {to: '/docs/business/sla-details', label: 'SLA'},
      {to: '/docs/plan', label: 'Plan'},
      {to: '/docs', label: 'Docs', activeBaseRegex: '/docs/?$'},
    ],
  },
  footer: {copyright: 'Every command on these pages says when it last ran, or that it never did.'},
}

export default async function createConfig(): Promise<Config> {
  const own = await loadPlugins()
  const {remarkPageData, remarkParsedTree, remarkRunbook, remarkSectionIds} = own
  const trees: ParsedTrees = new Map()
  const parsed: [typeof remarkParsedTree, ParsedTrees] = [remarkParsedTree, trees]
  const preset: Options = {
    docs: {
      routeBasePath: 'docs',
      sidebarPath: './src/sidebars/docs.ts',
      beforeDefaultRemarkPlugins: [parsed],
    },
    blog: false,
    sitemap: {ignorePatterns: ['/docs/runbooks/**']},
    theme: {customCss: ['./src/css/custom.css', './src/css/code.css', './src/css/print.css']},
  }
  const runbooks: DocsOptions = {
    id: 'runbooks',
    path: 'runbooks',
    routeBasePath: 'runbooks',
    sidebarPath: './src/sidebars/runbooks.ts',
    // Before the defaults, so that a step's heading gets its anchor, its place in the table of contents and its checks.
    beforeDefaultRemarkPlugins: [parsed, [remarkRunbook, {render: true}], remarkSectionIds, remarkPageData],
  }
  return {
    title: 'AIPROD runbooks',
    tagline: 'The text that on-call reads is the text that runs.',
    favicon: 'img/favicon.svg',
    url: SITE_URL ?? 'http://localhost:3000',
    baseUrl: BASE_URL ?? '/',
    trailingSlash: false,
    // Its inline script would need a place in the content security policy of every host.
    baseUrlIssueBanner: false,
    onBrokenLinks: 'throw',
    onBrokenAnchors: 'throw',
    onDuplicateRoutes: 'throw',
    future: {v4: true, faster: true},
    // A fixed name, not one that follows the address: the inline script then has one hash, see docs/reference/publishing.md.
    storage: {namespace: 'aiprod'},
    markdown: {
      format: 'detect',
      hooks: {onBrokenMarkdownLinks: own.leadToRunbook, onBrokenMarkdownImages: 'throw'},
    },
    presets: [['classic', preset]],
    plugins: [
      ['@docusaurus/plugin-content-docs', runbooks],
      (context: LoadContext) => own.pluginRunbooks(context, trees),
      ['@docusaurus/plugin-pwa', pwa],
    ],
    themeConfig,
  }
}
