/** Folders of Markdown that the site shows, and the route below which it shows each. */
const instances = [
  {folder: 'docs', plugin: 'docusaurus-plugin-content-docs', base: '/docs'},
  {folder: 'runbooks', plugin: 'docusaurus-plugin-content-docs-runbooks', base: '/runbooks'},
] as const

const translated = /^i18n\/([\w-]+)\/([\w-]+)\/current\/(.+)$/

/** The file that a translation stands for, and its locale. ex: i18n/fr/docusaurus-plugin-content-docs/current/a.md -> docs/a.md */
export function sourceOf(file: string): {readonly file: string; readonly locale: string} | undefined {
  const [, locale, plugin, rest] = translated.exec(file) ?? []
  const instance = instances.find((candidate) => candidate.plugin === plugin)
  return instance && locale ? {file: `${instance.folder}/${rest}`, locale} : undefined
}

/** The file that translates a page into a locale, whether it exists or not. */
export function translationOf(file: string, locale: string): string | undefined {
  const instance = instances.find(({folder}) => file.startsWith(`${folder}/`))
  return instance && `i18n/${locale}/${instance.plugin}/current/${file.slice(instance.folder.length + 1)}`
}

/**
 * Where the site shows a page, without the locale. ex: docs/a/index.md -> /docs/a, docs/01-b.md -> /docs/b.
 * Undefined for a file that is not of the site, or that starts with `_`.
 */
export function routeOf(
  file: string,
  frontMatter: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const own = sourceOf(file)?.file ?? file
  const instance = instances.find(({folder}) => own.startsWith(`${folder}/`))
  if (!instance || !/\.mdx?$/.test(own) || /(^|\/)_/.test(own)) return undefined
  const parts = own
    .slice(instance.folder.length + 1)
    .split('/')
    .map(withoutNumber)
  const name = parts.pop()!.replace(/\.mdx?$/, '')
  const {slug, id} = frontMatter
  if (typeof slug === 'string' && slug.startsWith('/')) return clean(`${instance.base}/${slug}`)
  const isIndex = /^(index|readme)$/i.test(name) || name.toLowerCase() === parts.at(-1)?.toLowerCase()
  const last = typeof slug === 'string' ? slug : typeof id === 'string' ? id : isIndex ? '' : name
  return clean([instance.base, ...parts, last].join('/'))
}

// ex: 01-install.md -> install.md
function withoutNumber(name: string): string {
  return name.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, '')
}

function clean(route: string): string {
  return route.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '')
}
