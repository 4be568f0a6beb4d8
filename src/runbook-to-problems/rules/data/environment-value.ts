import type {YamlReading} from '../../../markdown-to-runbook/yaml-places.ts'
import {checkValue} from '../../../model/check-value.ts'
import type {DataFile} from '../../data-file.ts'
import type {Facts} from '../../facts.ts'
import {answerFromSurface} from '../../gcloud/answer-from-surface.ts'
import {unknownValue} from '../../gcloud/sample-words.ts'
import {gcloudSurface} from '../../gcloud/surface.ts'
import type {DataRule, Finding} from '../../rule.ts'

/** A value of an environment is one that every runbook takes; a secret's command names what the environment gives. */
export const environmentValue: DataRule = {
  id: 'environment-value',
  severity: 'error',
  asks: 'A value of an environment fits the input of every runbook; commands of secrets use only its values.',
  explain:
    'A plan refuses a value of another type, and a secret whose command names an unknown variable is empty. Both are found when a run begins.',
  file: 'runbooks/_environments/rehearsal.yaml',
  wrong: 'version: 1\ndescription: Here.\nvalues:\n  SERVICE_URL: ftp://localhost\n',
  right: 'version: 1\ndescription: Here.\nvalues:\n  SERVICE_URL: https://localhost\n',
  checkData(data, facts) {
    if (!facts.project || !data.file.startsWith('runbooks/_environments/')) return []
    return [
      ...values(data, facts),
      ...secretTypes(data, facts),
      ...quoteFindings(data.yaml),
      ...unknownVariables(data.yaml),
      ...refusedCommands(data.yaml),
    ]
  },
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function values({yaml}: DataFile, {pages}: Facts): readonly Finding[] {
  return entriesOf(yaml.value?.values).flatMap(([name, value]) => {
    if (typeof value !== 'string' || value.startsWith('TO FILL')) return []
    for (const {inputs, file} of pages.values()) {
      const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined
      const checked = input && input.type !== 'secret' ? checkValue(value, input) : undefined
      if (checked && !checked.ok) {
        const message = `\`${name}\` ${checked.reason.replace(/\.$/, '')}, as ${file} asks.`
        return [{place: yaml.placeOf(['values', name]), message, hint: `Correct \`${name}\`.`}]
      }
    }
    return []
  })
}

/** What an environment keeps secret is a secret to every runbook. */
function secretTypes({yaml}: DataFile, {pages}: Facts): readonly Finding[] {
  return entriesOf(yaml.value?.secrets).flatMap(([name]) =>
    [...pages.values()].flatMap(({inputs, file}) => {
      const type = Object.hasOwn(inputs, name) ? inputs[name]!.type : 'secret'
      if (type === 'secret') return []
      const message = `\`${name}\` is a secret here, and ${file} asks for it as \`type: ${type}\`, which is shown.`
      return [{place: yaml.placeOfKey(['secrets', name]), message, hint: `Write \`type: secret\` there.`}]
    }),
  )
}

/** The commands that print an environment's secrets, by name. */
function commandsOf(yaml: YamlReading): readonly (readonly [name: string, command: string])[] {
  return entriesOf(yaml.value?.secrets).flatMap(([name, source]) => {
    const command = (source as {readonly command?: unknown} | null)?.command
    return typeof command === 'string' ? [[name, command] as const] : []
  })
}

/** Commands of secrets with a quote that has no other half. */
export function quoteFindings(yaml: YamlReading): readonly Finding[] {
  return commandsOf(yaml)
    .filter(([, command]) => !isPaired(command))
    .map(([name]) => ({
      place: yaml.placeOf(['secrets', name, 'command']),
      message: `The command of \`${name}\` has a quote without its other half.`,
      hint: 'Close the quote.',
    }))
}

function isPaired(command: string): boolean {
  return command.split('"').length % 2 === 1
}

/** Commands of secrets that the table of gcloud's commands refuses. */
function refusedCommands(yaml: YamlReading): readonly Finding[] {
  return commandsOf(yaml).flatMap(([name, command]) => {
    const [program, ...texts] = command
      .replace(/"?\$\{?\w+\}?"?/g, unknownValue)
      .trim()
      .split(/\s+/)
    if (program !== 'gcloud' || !isPaired(command)) return []
    const words = texts.map((text) => ({text, isSure: true, start: 0}))
    const answer = answerFromSurface(words, gcloudSurface)
    if (answer.kind !== 'refused') return []
    const message = `gcloud refuses the command of \`${name}\`: ${answer.message.replace(/\.$/, '')}.`
    return [{place: yaml.placeOf(['secrets', name, 'command']), message, hint: 'Correct the command.'}]
  })
}

function unknownVariables(yaml: YamlReading): readonly Finding[] {
  const passed = Array.isArray(yaml.value?.pass) ? yaml.value.pass : []
  const given = new Set([
    ...entriesOf(yaml.value?.values).map(([name]) => name),
    'HOME',
    'USER',
    'PATH',
    ...passed,
  ])
  return commandsOf(yaml).flatMap(([name, command]) => {
    if (!isPaired(command)) return []
    const lost = [...command.matchAll(/\$\{?([A-Za-z_]\w*)/g)].find(
      ([, variable]) => !given.has(variable),
    )?.[1]
    if (lost === undefined) return []
    const message = `The command of \`${name}\` uses \`${lost}\`, which this environment does not give.`
    return [
      {place: yaml.placeOf(['secrets', name, 'command']), message, hint: `Add \`${lost}\` to \`values\`.`},
    ]
  })
}
