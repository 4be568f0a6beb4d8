import {type DefaultTreeAdapterTypes, parse} from 'parse5'

/** One address that a page writes in an attribute. */
export interface PageLink {
  readonly element: string
  readonly attribute: string
  readonly value: string
  readonly line: number
  readonly column: number
}

/** What links need of a page: where it points and where it can be pointed to. */
export interface ParsedPage {
  readonly links: readonly PageLink[]
  readonly ids: ReadonlySet<string>
  /** Ids that stand more than once: a link to them is a link to the first. */
  readonly repeatedIds: readonly string[]
}

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const addresses = new Set(['href', 'src', 'poster', 'action', 'data', 'xlink:href'])

/** Finds every address and every id of an HTML page, also inside `<template>` and `<noscript>`. */
export function parsePage(html: string): ParsedPage {
  const links: PageLink[] = []
  const ids = new Set<string>()
  const repeatedIds: string[] = []
  for (const element of elementsOf(parse(html, {sourceCodeLocationInfo: true, scriptingEnabled: false}))) {
    links.push(...linksOf(element))
    for (const id of idsOf(element)) {
      if (ids.has(id)) repeatedIds.push(id)
      ids.add(id)
    }
  }
  return {links, ids, repeatedIds}
}

function elementsOf(root: Node): Element[] {
  const found: Element[] = []
  const open: Node[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) found.push(node)
    if ('content' in node) open.push(node.content)
    if ('childNodes' in node) open.push(...[...node.childNodes].reverse())
  }
  return found
}

function linksOf({tagName, attrs, sourceCodeLocation}: Element): PageLink[] {
  const place = {line: sourceCodeLocation?.startLine ?? 1, column: sourceCodeLocation?.startCol ?? 1}
  return attrs.flatMap(({name, value}) => {
    const values = name === 'srcset' ? splitSourceSet(value) : addresses.has(name) ? [value] : []
    return values.map((address) => ({element: tagName, attribute: name, value: address, ...place}))
  })
}

// ex: "/a.png 1x, /b.png 2x" -> ["/a.png", "/b.png"]
function splitSourceSet(value: string): string[] {
  return value.split(/,\s+/).flatMap((candidate) => candidate.trim().split(/\s+/)[0] ?? [])
}

function idsOf({tagName, attrs}: Element): string[] {
  return attrs
    .filter(({name}) => name === 'id' || (name === 'name' && tagName === 'a'))
    .map(({value}) => value)
    .filter((value, index, all) => all.indexOf(value) === index)
}
