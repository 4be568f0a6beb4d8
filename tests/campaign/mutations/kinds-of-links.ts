import {basename, posix} from 'node:path'
import {letter, type MutationKind, type Site} from './mutation.ts'
import {nodesOf, pagesOf} from './read-corpus.ts'

/** What a pattern finds in the addresses of links and images. */
function inAddresses(name: string, pattern: RegExp, write: (text: string) => Site['write']): MutationKind {
  return {
    name,
    sites: (corpus) =>
      pagesOf(corpus).flatMap(({file, text, nodes}) =>
        nodes.flatMap((node) => {
          if ((node.type !== 'link' && node.type !== 'image') || !node.position) return []
          const {url} = node
          const from = text.lastIndexOf(url, node.position.end.offset)
          if (/^(https?|mailto):/.test(url) || from < node.position.start.offset!) return []
          return [...url.matchAll(pattern)].map((match) => ({
            ...{file, start: from + match.index, end: from + match.index + match[0].length},
            names: [url],
            write: write(match[0]),
          }))
        }),
      ),
  }
}

/** What a pattern finds in code, in fences and in code spans. */
function inAllCode(name: string, pattern: RegExp, files = /\.mdx?$/): MutationKind {
  return {
    name,
    sites: (corpus) =>
      pagesOf(corpus)
        .filter(({file}) => files.test(file))
        .flatMap(({file, text, nodes}) =>
          nodes.flatMap((node) => {
            if ((node.type !== 'inlineCode' && node.type !== 'code') || !node.position) return []
            const from = node.position.start.offset!
            const source = text.slice(from, node.position.end.offset)
            return [...source.matchAll(pattern)].map((match) => ({
              ...{file, start: from + match.index, end: from + match.index + match[0].length},
              write: letter(match[0]),
            }))
          }),
        ),
  }
}

/** Headings and step ids that a link of some page names. */
const heading: MutationKind = {
  name: 'heading: another text, and links name the old one',
  sites: (corpus) => {
    const all = [...corpus.files.values()].join('\n')
    return pagesOf(corpus).flatMap(({file, text, nodes}) =>
      nodes.flatMap((node) => {
        const [child] = node.type === 'heading' ? node.children : []
        if (child?.type !== 'text' || !child.position) return []
        const slug = child.value
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/\s/g, '-')
        const name = basename(file).replace(/\.\w+$/, '')
        if (!all.includes(`/${name}#${slug})`) && !text.includes(`(#${slug})`)) return []
        const {start, end} = child.position
        return [{file, start: start.offset!, end: end.offset!, names: [slug], write: letter(child.value)}]
      }),
    )
  },
}

const stepId: MutationKind = {
  name: 'step: another id, and other places name the old one',
  sites: (corpus) => {
    const all = [...corpus.files.values()].join('\n')
    return pagesOf(corpus).flatMap(({file, text}) =>
      [...text.matchAll(/^:::+step\[.*\]\{#([\w-]+)/gm)].flatMap((match) => {
        const id = match[1]!
        const name = basename(file).replace(/\.\w+$/, '')
        if (!all.includes(`${name}#${id})`) && !text.includes(`(#${id})`) && !text.includes(`needs=${id}`))
          return []
        const end = match.index + match[0].length
        return [{file, start: end - id.length, end, names: [id], write: letter(id)}]
      }),
    )
  },
}

/** A page gets another name while links to it stay. */
const page: MutationKind = {
  name: 'page: another file name, and links name the old one',
  sites: (corpus) =>
    [...corpus.files].flatMap(([file, text]) => {
      const name = basename(file).replace(/\.\w+$/, '')
      const isNamed = [...corpus.files].some(
        ([other, written]) =>
          other !== file &&
          nodesOf(written).some((node) => node.type === 'link' && leadsTo(node.url, other, file)),
      )
      if (!/\.mdx?$/.test(file) || !isNamed || name === 'index') return []
      const renamedTo = file.replace(name, `${name}-old`)
      return [{file, start: 0, end: 0, names: [name], renamedTo, write: () => (text === '' ? undefined : '')}]
    }),
}

/** True for an address that means a file: a route of the site, or a path from the page that it stands on. */
function leadsTo(url: string, from: string, file: string): boolean {
  const path = url.replace(/[#?].*/, '')
  const stem = file.replace(/\.\w+$/, '')
  if (path.startsWith('/')) return path === `/${stem}`
  return posix.join(posix.dirname(from), path).replace(/\.\w+$/, '') === stem
}

/** A program's name that the pages call becomes another one in package.json. */
const npmName: MutationKind = {
  name: 'npm script: another name in package.json',
  sites: ({files}) => {
    const text = files.get('package.json')!
    const scripts = text.slice(0, text.indexOf('}', text.indexOf('"scripts"')))
    const pages = [...files].filter(([file]) => /\.mdx?$/.test(file)).map(([, written]) => written)
    return [...scripts.matchAll(/(?<=^ {4}")[a-z]+(?=":)/gm)].flatMap((match) => {
      const name = match[0]
      const called = new RegExp(`npm (?:run )?${name}\\b`)
      if (!pages.some((written) => called.test(written))) return []
      const write = letter(name)
      return [
        {file: 'package.json', start: match.index, end: match.index + name.length, names: [name], write},
      ]
    })
  },
}

/** Damage to what pages name: pages, ids, files, scripts and commands. */
export const linkKinds: readonly MutationKind[] = [
  inAddresses('link: a letter of its path', /^[^#?]*[A-Za-z]{3}[^#?]*/g, letter),
  inAddresses('link: a letter of its anchor', /(?<=#).+/g, letter),
  heading,
  stepId,
  page,
  npmName,
  inAllCode('npm script: a letter', /(?<=npm run )[a-z:]+/g),
  inAllCode(
    'path of the repository: a letter',
    /(?<=`)(?:docs|runbooks|src|plugins|scripts|tests|static)\/[\w/.-]+\w(?=`)/g,
  ),
  inAllCode('runbook command: a letter', /(?<=(?:^|[\s`])runbook )[a-z]{3,}/g),
  inAllCode('runbook command: a letter of an option', /(?<=runbook [a-z][^`\n]* )--[a-z]{3}[a-z-]*/g),
  inAllCode(
    'runbook command: a letter of the runbook',
    /(?<=runbook (?:run|plan|show|rehearse) )[a-z][a-z-]+/g,
  ),
]
