import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {DataFile} from '../../data-file.ts'
import type {Facts} from '../../facts.ts'
import {resolveRoute} from '../../links/resolve-in-site.ts'
import type {DataRule, Finding} from '../../rule.ts'

/** The home of a task and the answer of a component are pages that exist. */
export const dataLinkMissing: DataRule = {
  id: 'data-link-missing',
  severity: 'error',
  asks: 'The home of a task, the answer of a component and a place of the search words lead to a page and an id of it; an objective names a runbook; the environment of a run is not one letter away from one that is there.',
  explain: 'The plan promises that something settles the task there. A reader who follows it finds nothing.',
  file: 'docs/_data/plan.yaml',
  wrong: 'version: 1\ntasks:\n  - {number: 1, home: /docs/support#hwo}\n',
  right: 'version: 1\ntasks:\n  - {number: 1, home: /docs/support#who}\n',
  checkData(data, facts) {
    const routes = [...routesIn(data, 'tasks', 'home'), ...routesIn(data, 'components', 'answer')]
    return [
      ...routes.flatMap(({route, path}) => routeFindings(route, {data, path, facts})),
      ...placesIn(data).flatMap(({route, path}) => routeFindings(route, {data, path, facts, end: 'key'})),
      ...objectiveFindings(data, facts),
      ...environmentFindings(data, facts),
    ]
  },
}

function routesIn({yaml}: DataFile, list: string, key: string) {
  const entries = yaml.value?.[list]
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry, index) =>
    typeof entry?.[key] === 'string' ? [{route: entry[key] as string, path: [list, index, key]}] : [],
  )
}

/** ex: `places: {/docs/support#who: [who can I call]}` */
function placesIn({file, yaml}: DataFile) {
  const places = file.endsWith('/search-words.yaml') ? yaml.value?.places : undefined
  if (typeof places !== 'object' || places === null) return []
  return Object.keys(places).map((route) => ({route, path: ['places', route]}))
}

interface Routed {
  readonly data: DataFile
  readonly path: readonly (string | number)[]
  readonly facts: Facts
  /** Which end of the path names the route; its value unless said. */
  readonly end?: 'key'
}

function routeFindings(route: string, {data, path, facts, end}: Routed): readonly Finding[] {
  const [address = '', id = ''] = route.split('#')
  const to = resolveRoute(address, id, facts)
  const place = end === 'key' ? data.yaml.placeOfKey(path) : data.yaml.placeOf(path)
  if (to.kind === 'missing') {
    const near = nearest(address, to.near())
    const hint = near ? `Did you mean \`${near}\`?` : 'Name the route of a page.'
    return [{place, message: `\`${route}\` leads to no page.`, hint}]
  }
  if (to.kind !== 'page' || id === '' || to.page.ids.includes(id)) return []
  const near = nearest(id, to.page.ids)
  const hint = near ? `Did you mean \`#${near}\`?` : `Name one of: ${to.page.ids.slice(0, 12).join(', ')}.`
  return [{place, message: `\`${route}\` names \`#${id}\`, which is no id of ${to.page.file}.`, hint}]
}

/** ex: `objective: disaster-recovery.rto` */
function objectiveFindings({file, lines}: DataFile, {paths, project}: Facts): readonly Finding[] {
  if (!project) return []
  const runbooks = [...paths].flatMap((path) => /^runbooks\/([^_/]+)\.md$/.exec(path)?.[1] ?? [])
  return lines.flatMap((line, index) => {
    const found = /(?<=\bobjective: )([\w-]+)\.(\w+)/.exec(line)
    const [whole = '', name = '', end = ''] = found ?? []
    if (!found || (runbooks.includes(name) && (end === 'rto' || end === 'rpo'))) return []
    const near = nearest(name, runbooks)
    const place = {file, line: index + 1, column: found.index + 1}
    const hint =
      near && near !== name
        ? `Did you mean \`${near}.rto\` or \`${near}.rpo\`?`
        : 'Write `RUNBOOK.rto` or `RUNBOOK.rpo`.'
    return [{place, message: `\`${whole}\` is no objective of a runbook.`, hint}]
  })
}

/** ex: `environment: rehearsla`; a run of long ago may have been in one that is gone. */
function environmentFindings({file, lines}: DataFile, {project}: Facts): readonly Finding[] {
  const known = [...(project?.environments.keys() ?? [])]
  return lines.flatMap((line, index) => {
    const found = /(?<=^\s+(?:- )?environment: "?)[a-z][\w-]*(?="?\s*$)/.exec(line)
    const near = !found || known.includes(found[0]) ? undefined : nearest(found[0], known)
    if (!found || near === undefined) return []
    const place = {file, line: index + 1, column: found.index + 1}
    return [{place, message: `There is no environment \`${found[0]}\`.`, hint: `Did you mean \`${near}\`?`}]
  })
}
