import type {Facts} from '../facts.ts'
import {emptyRepository, isBelow, isOfSphinx} from '../repository.ts'
import {folderOf} from './destination.ts'
import {findEnding, findOtherCase, nameOfPath} from './find-path.ts'
import {isPart} from './foreign-ids.ts'
import {isIgnored} from './is-ignored.ts'
import {isShownByHost} from './is-shown-by-host.ts'

/** A link of a stranger's page to a file that is not there. */
export interface MissingFile {
  /** The page. */
  readonly from: string
  /** The address, without hash and query. */
  readonly path: string
  /** The file that it names, below the root. */
  readonly file: string
}

/** Why a file may be there after all when the page is published; undefined where nothing says so. */
export function whyUnsure(missing: MissingFile, facts: Facts): string | undefined {
  return doubts.reduce<string | undefined>((why, doubt) => why ?? doubt(missing, facts), undefined)
}

type Doubt = (missing: MissingFile, facts: Facts) => string | undefined

const doubts: readonly Doubt[] = [
  function isOfAPart({from, path}) {
    if (isPart(from)) return 'the text of the page may be shown in another one'
    return placeholder.test(path) ? 'the address reads as a placeholder' : undefined
  },
  function isOfACopy({from}, {repository}) {
    return repository?.copies?.includes(from) ? 'the page is a copy of the README at the root' : undefined
  },
  function isHidden({file}, {paths}) {
    const hidden = /^(?:.*?\/)?\.[^/]+(?=\/|$)/.exec(file)?.[0]
    return hidden !== undefined && !paths.has(hidden)
      ? `\`${hidden}\` is not here, and packages leave hidden files out`
      : undefined
  },
  function isElsewhere({file}, {repository = emptyRepository}) {
    if (isBelow(file, repository.submodules)) return 'it is in a submodule'
    return isBelow(file, repository.symlinks) ? 'it is behind a symbolic link' : undefined
  },
  function isMade({file}, {paths, repository = emptyRepository}) {
    const template = templates.map((end) => `${file}${end}`).find((path) => paths.has(path))
    if (template !== undefined) return `a build may make it of \`${template}\``
    if (repository.built.includes(nameOfPath(file))) return 'a build file names it, so a build may make it'
    return isIgnored(file, repository.ignored) ? 'a `.gitignore` names it, so a build may make it' : undefined
  },
  function hasAnotherBase({from, path, file}, {paths, repository = emptyRepository}) {
    const section = ['README.md', 'index.md', '_index.md'].map(
      (name) => `${file.replace(/\.mdx?$/, '')}/${name}`,
    )
    const other = [...section, file.replace(/index\.md$/, '_index.md')].find((candidate) =>
      paths.has(candidate),
    )
    if (other !== undefined) return `a site may show \`${other}\` there`
    if (isShownByHost(from, repository.sites)) return undefined
    const found = findEnding(path.replace(/^(?:\.{0,2}\/)+/, ''), paths) ?? findOtherCase(file, paths)
    return found && `a site may show it from \`${found}\``
  },
  function isLabel({from, path}, facts) {
    const isBare = isOfSphinx(from, facts) && !path.includes('/')
    return isBare ? 'it may be a label that the build of Sphinx makes' : undefined
  },
  function isOneOfMany({file}, {repository = emptyRepository}) {
    const isDoubtful = repository.doubtful?.folders.includes(folderOf(file)) ?? false
    return isDoubtful
      ? `so many files are missing in \`${folderOf(file)}\` that a build may make them`
      : undefined
  },
  function leavesTheDocs({from, file}, {repository = emptyRepository}) {
    const [docs] = /^(?:.*\/)?(?:docs?|documentation|content|manual|book)(?=\/)/i.exec(from) ?? []
    if (docs === undefined || isBelow(file, [docs]) || isShownByHost(from, repository.sites)) return undefined
    return `\`${docs}\` may be published beside it`
  },
  function leavesTheSite({from, file}, {repository = emptyRepository}) {
    const site = repository.sites
      .filter((folder) => isBelow(from, [folder]))
      .sort((a, b) => b.length - a.length)[0]
    return site && !isBelow(file, [site]) ? `a site of \`${site}\` may be published beside it` : undefined
  },
  function isInNoFolder({from, file}, {paths, repository = emptyRepository}) {
    const folder = folderOf(file)
    if (!isBelow(from, repository.sites) || folder === '' || paths.has(folder)) return undefined
    return `a build of the site may make the folder \`${folder}\``
  },
]

/** Words for something else. ex: `path/to/guide.md`, `your-runbook.md`, `YYYY-MM-DD.md` */
const placeholder =
  /(?:^|\/)(?:path[/_-]to|(?:your|my|some)[-_]|(?:foo|bar|baz|placeholder|yyyy|x{2,}|n{3,})(?:[./_-]|$)|(?:link|url)(?:[-_](?:to|here)|\.))/i

/** Ends of files that something fills in. ex: `podman-run.1.md.in` */
const templates = [
  '.in',
  '.tmpl',
  '.tpl',
  '.template',
  '.j2',
  '.jinja',
  '.erb',
  '.mustache',
  '.hbs',
  '.m4',
  '.vm',
]
