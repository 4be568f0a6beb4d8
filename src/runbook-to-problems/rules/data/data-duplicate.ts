import type {DataFile} from '../../data-file.ts'
import type {DataRule, Finding} from '../../rule.ts'

/** Lists of a data file whose entries are named by others, and the field that names them. */
const named: readonly (readonly [list: string, key: string])[] = [
  ['tasks', 'number'],
  ['metrics', 'id'],
  ['roles', 'id'],
  ['channels', 'id'],
  ['components', 'id'],
  ['severities', 'id'],
  ['terms', 'id'],
  ['times', 'id'],
  ['dependencies', 'id'],
  ['drills', 'run'],
]

/** An id of a data file stands once. */
export const dataDuplicate: DataRule = {
  id: 'data-duplicate',
  severity: 'error',
  asks: 'The id of a task, role, metric, component or other entry stands once in its file, and numbers have no gap.',
  explain: 'Pages and runbooks name the entry by its id; of two, the reader gets the one that was not meant.',
  file: 'docs/_data/components.yaml',
  wrong: 'version: 1\ncomponents:\n  - {id: cloud-run}\n  - {id: cloud-run}\n',
  right: 'version: 1\ncomponents:\n  - {id: cloud-run}\n  - {id: cloud-sql}\n',
  checkData({yaml}) {
    return named.flatMap(([list, key]) => {
      const entries = yaml.value?.[list]
      if (!Array.isArray(entries)) return []
      const ids = entries.map((entry) => entry?.[key])
      return [...beyond(ids, [list, key], yaml), ...twice(ids, [list, key], yaml)]
    })
  },
}

type ListKey = readonly [list: string, key: string]

/** Numbers go from 1 on without a gap: pages name the entry by it. */
function beyond(ids: readonly unknown[], [list, key]: ListKey, yaml: DataFile['yaml']): readonly Finding[] {
  const missing = ids.findIndex((_, index) => !ids.includes(index + 1)) + 1
  return ids.flatMap((id, index) =>
    typeof id !== 'number' || (id >= 1 && id <= ids.length)
      ? []
      : [
          {
            place: yaml.placeOf([list, index, key]),
            message: `\`${list}\` has ${ids.length} entries, and one with the ${key} \`${id}\`; \`${missing}\` is missing.`,
            hint: 'Number them from 1 on, without a gap.',
          },
        ],
  )
}

function twice(ids: readonly unknown[], [list, key]: ListKey, yaml: DataFile['yaml']): readonly Finding[] {
  return ids.flatMap((id, index) =>
    id === undefined || ids.indexOf(id) === index
      ? []
      : [
          {
            place: yaml.placeOf([list, index, key]),
            message: `\`${list}\` has \`${id}\` twice.`,
            hint: `Give one of them another \`${key}\`.`,
          },
        ],
  )
}
