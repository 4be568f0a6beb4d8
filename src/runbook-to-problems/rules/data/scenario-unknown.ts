import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {DataRule, Finding} from '../../rule.ts'

/** A scenario of the loopback world belongs to a runbook that is there. */
export const scenarioUnknown: DataRule = {
  id: 'scenario-unknown',
  severity: 'error',
  asks: 'Each name in `world.scenarios` is a runbook, and its value a scenario of the world.',
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
    return Object.entries(scenarios).flatMap(([name, scenario]) => [
      ...unknownName(name, runbooks, {
        place: yaml.placeOfKey(['world', 'scenarios', name]),
        message: `There is no runbook \`${name}\`.`,
        hint: 'Remove it, or add the runbook.',
      }),
      ...unknownName(String(scenario), [...project.scenarios.keys()], {
        place: yaml.placeOf(['world', 'scenarios', name]),
        message: `The world has no scenario \`${String(scenario)}\`.`,
        hint: `Write one of ${[...project.scenarios.keys()].join(', ')}.`,
      }),
    ])
  },
}

function unknownName(name: string, known: readonly string[], finding: Finding): readonly Finding[] {
  if (known.includes(name)) return []
  const near = nearest(name, known)
  return [near ? {...finding, hint: `Did you mean \`${near}\`?`} : finding]
}
