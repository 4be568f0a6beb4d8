/** What a repository of somebody else says of itself. Plain values, as all facts are. */
export interface RepositoryFacts {
  /** Patterns of its `.gitignore` files, in their order. */
  readonly ignored: readonly IgnorePattern[]
  /** Names of pages and images that its build files mention, sorted. */
  readonly built: readonly string[]
  /** Folders that another repository fills: they are empty until somebody asks for it. */
  readonly submodules: readonly string[]
  /** Symbolic links. They are never followed, so that nobody knows what is behind them. */
  readonly symlinks: readonly string[]
  /** READMEs below the root that have the text of the root's one; absent where nobody looked. */
  readonly copies?: readonly string[]
  /** What so many links miss that a generator seems to make it; absent before the links were counted. */
  readonly doubtful?: DoubtfulPlaces
  /** Folders that hold the configuration of a site generator, ex: the one of `mkdocs.yml`. */
  readonly sites: readonly string[]
}

/** Places of a repository where many links lead nowhere, as far as its files can say. */
export interface DoubtfulPlaces {
  /** Folders of missing files. */
  readonly folders: readonly string[]
  /** Pages of missing ids. */
  readonly pages: readonly string[]
}

/** One line of a `.gitignore`. */
export interface IgnorePattern {
  /** The folder of the file, `''` for the root. */
  readonly folder: string
  /** ex: `/build`, `!keep.md` */
  readonly pattern: string
}

/** A repository that says nothing. */
export const emptyRepository: RepositoryFacts = {
  ignored: [],
  built: [],
  submodules: [],
  symlinks: [],
  sites: [],
}

/** True for a path at or below one of these folders. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`))
}

/** The configuration of a site generator, or of a tool that makes pages of Markdown. */
const configured =
  /(?:^|\/)(?:_config\.ya?ml|book\.toml|mkdocs\.ya?ml|zensical\.toml|docusaurus\.config\.\w+|siteConfig\.js|hugo\.(?:toml|ya?ml|json)|\.(?:vitepress|vuepress)|astro\.config\.\w+|gatsby-config\.\w+|antora\.yml|conf\.py|Doxyfile(?:\.in)?|doxygen\.(?:conf|cfg)|mix\.exs|_sidebar\.md|SUMMARY\.md|\.eleventy\.js|eleventy\.config\.\w+|nuxt\.config\.\w+|next\.config\.\w+|typedoc\.json|\.jsdoc\.json|jsdoc\.json|docfx\.json|mint\.json|docs\.json|\.yardopts|\.rdoc_options|content\/_index\.md|hotdoc\.json|sitemap\.txt|rebar\.config)$/

/** Folders of site generators among all paths. ex: docs/.vitepress, docs/conf.py -> docs */
export function findSites(paths: Iterable<string>): readonly string[] {
  const all = new Set(paths)
  const found = [...all].filter((path) => configured.test(path))
  const folders = found.map((path) => path.replace(/\/?(?:content\/_index\.md|[^/]+)$/, ''))
  return [...new Set([...folders, ...folders.flatMap(besideSite)])]
    .filter((path) => path === '' || all.has(path))
    .sort()
}

/** A site often stands beside what it shows. ex: website -> docs */
function besideSite(folder: string): readonly string[] {
  const [, above, name = ''] = /^(.*?)([^/]*)$/.exec(folder) ?? []
  return /site|www|doc/i.test(name) ? ['docs', 'doc', 'documentation'].map((other) => `${above}${other}`) : []
}

/** True for a page of a site that Sphinx builds: `#label` and `label` name any label of the site there, also a made one. */
export function isOfSphinx(file: string, {repository = emptyRepository, paths}: SphinxFacts): boolean {
  return repository.sites.some(
    (site) => paths.has(site === '' ? 'conf.py' : `${site}/conf.py`) && isBelow(file, [site]),
  )
}

interface SphinxFacts {
  readonly repository?: RepositoryFacts
  readonly paths: ReadonlySet<string>
}
