import type {Options as DocsOptions} from '@docusaurus/plugin-content-docs'
import type {Options, ThemeConfig} from '@docusaurus/preset-classic'
import type {Config} from '@docusaurus/types'
import {leadToRunbook, pluginRunbooks, remarkSectionIds} from './plugins/docusaurus-plugin-runbooks/index.ts'
import {remarkRunbook} from './plugins/remark-runbook/index.ts'
import {prismTheme} from './src/css/prism-theme.ts'

const {SITE_URL, BASE_URL} = process.env

const preset: Options = {
  docs: {routeBasePath: 'docs', sidebarPath: './src/sidebars/docs.ts'},
  blog: false,
  // A sitemap names absolute addresses: it makes sense only where the site's own address is known.
  sitemap: SITE_URL ? {} : false,
  theme: {customCss: ['./src/css/custom.css', './src/css/code.css']},
}

const runbooks: DocsOptions = {
  id: 'runbooks',
  path: 'runbooks',
  routeBasePath: 'runbooks',
  sidebarPath: './src/sidebars/runbooks.ts',
  // Before the defaults, so that a step's heading gets its anchor, its place in the table of contents and its checks.
  beforeDefaultRemarkPlugins: [[remarkRunbook, {render: true}], remarkSectionIds],
}

const themeConfig: ThemeConfig = {
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

const config: Config = {
  title: 'AIPROD runbooks',
  tagline: 'The text that on-call reads is the text that runs.',
  favicon: 'img/favicon.svg',
  url: SITE_URL ?? 'http://localhost:3000',
  baseUrl: BASE_URL ?? '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  future: {v4: true, faster: true},
  markdown: {
    format: 'detect',
    hooks: {onBrokenMarkdownLinks: leadToRunbook, onBrokenMarkdownImages: 'throw'},
  },
  presets: [['classic', preset]],
  plugins: [['@docusaurus/plugin-content-docs', runbooks], pluginRunbooks],
  themeConfig,
}

export default config
