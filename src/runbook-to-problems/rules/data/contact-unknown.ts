import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {YamlReading} from '../../../markdown-to-runbook/yaml-places.ts'
import type {Facts} from '../../facts.ts'
import type {DataRule, Finding, PageRule} from '../../rule.ts'

/** Owners, escalation targets and severities are ones of docs/_data/contacts.yaml. */
export const contactUnknown: PageRule & DataRule = {
  id: 'contact-unknown',
  severity: 'error',
  asks: 'An owner or escalation target is a role in `docs/_data/contacts.yaml`, and a severity one that it explains.',
  explain: 'Whoever is told to call that role finds no name and no number under it.',
  wrong: '---\ntitle: T\ndescription: D.\nowner: platfrom\n---\n\n:::step[Look]{#look .read}\n:::\n',
  right: '---\ntitle: T\ndescription: D.\nowner: platform\n---\n\n:::step[Look]{#look .read}\n:::\n',
  check({frontMatter, isRunbook}, facts) {
    if (!frontMatter || !isRunbook) return []
    const roles = [['owner'], ['escalate', 'to']].flatMap((path) => roleFindings(path, frontMatter, facts))
    return [...roles, ...severityFindings(frontMatter, facts)]
  },
  checkData({file, yaml}, facts) {
    const escalation = yaml.value?.escalation
    if (file !== 'docs/_data/contacts.yaml' || !Array.isArray(escalation)) return []
    return escalation.flatMap((_entry, index) => roleFindings(['escalation', index, 'to'], yaml, facts))
  },
}

function roleFindings(path: readonly PropertyKey[], yaml: YamlReading, {project}: Facts): readonly Finding[] {
  const role = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)?.[key],
    yaml.value,
  )
  // A project without contacts has no list to hold the name against.
  if (typeof role !== 'string' || !project?.contacts.size || project.contacts.has(role)) return []
  const known = [...project.contacts]
  const near = nearest(role, known)
  return [
    {
      place: yaml.placeOf(path),
      message: `\`${path.map(String).join('.')}\` names the role \`${role}\`, which docs/_data/contacts.yaml does not have.`,
      hint: near ? `Did you mean \`${near}\`?` : `Name one of: ${known.join(', ')}.`,
    },
  ]
}

/** What a severity means and how fast somebody answers stands in the contacts. */
function severityFindings(yaml: YamlReading, {project}: Facts): readonly Finding[] {
  const severity = yaml.value?.severity
  const known = [...(project?.severities ?? [])]
  if (typeof severity !== 'string' || known.length === 0 || known.includes(severity)) return []
  return [
    {
      place: yaml.placeOf(['severity']),
      message: `\`severity\` names \`${severity}\`, which docs/_data/contacts.yaml does not have.`,
      hint: `Name one of: ${known.join(', ')}.`,
    },
  ]
}
