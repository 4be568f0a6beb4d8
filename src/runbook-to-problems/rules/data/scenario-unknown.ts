import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {DataRule} from '../../rule.ts'

/** A scenario of the loopback world belongs to a runbook that is there. */
export const scenarioUnknown: DataRule = {
  id: 'scenario-unknown',
  severity: 'error',
  asks: 'Each name in `world.scenarios` is a runbook.',
  explain:
    'A runbook that is not named starts in a healthy world: with a misspelt name its rehearsal finds nothing to mend, and proves nothing.',
  file: 'runbooks/_environments/rehearsal.yaml',
  wrong:
    'version: 1\ndescription: Here.\nguarded: false\nworld:\n  scenarios:\n    disaster-recvery: dropped-table\n',
  right:
    'version: 1\ndescription: Here.\nguarded: false\nworld:\n  scenarios:\n    disaster-recovery: dropped-table\n',
  checkData({file, yaml}, {project, paths}) {
    const world = yaml.value?.world as {readonly scenarios?: unknown} | undefined
    const {scenarios} = world ?? {}
    if (!project || !file.startsWith('runbooks/_environments/')) return []
    if (typeof scenarios !== 'object' || scenarios === null) return []
    const runbooks = [...paths].flatMap((path) => /^runbooks\/([^_/]+)\.md$/.exec(path)?.[1] ?? [])
    return Object.keys(scenarios)
      .filter((name) => !runbooks.includes(name))
      .map((name) => {
        const near = nearest(name, runbooks)
        return {
          place: yaml.placeOfKey(['world', 'scenarios', name]),
          message: `There is no runbook \`${name}\`.`,
          hint: near ? `Did you mean \`${near}\`?` : 'Remove it, or add the runbook.',
        }
      })
  },
}
