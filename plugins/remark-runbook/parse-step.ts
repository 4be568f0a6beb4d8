import type {ContainerDirective} from 'mdast-util-directive'
import type {Problem} from '../../src/model/problem.ts'
import type {Step} from '../../src/model/runbook.ts'
import {stepForms} from './attribute-forms.ts'
import {checkStep} from './check-step.ts'
import {digestStep} from './digest.ts'
import {type Owner, parseAttributes} from './parse-attributes.ts'
import {type Identity, parseIdentity} from './parse-identity.ts'
import {parseStepFences, type StepFences} from './parse-step-fences.ts'
import type {WrittenFence} from './read-fences.ts'
import {labelOf, readOpening} from './read-opening.ts'
import {readProse} from './read-prose.ts'
import type {ParsedStep} from './runbook-data.ts'
import type {Source} from './source.ts'

/** A step directive, what it holds and where it stands. */
export interface WrittenStep {
  readonly node: ContainerDirective
  readonly fences: readonly WrittenFence[]
  readonly section: string
  /** Problems of the page's structure that stand in this step. */
  readonly broken: readonly Problem[]
}

/** The step when nothing is wrong with it, and all Problems that it has of its own. */
export interface StepReading {
  readonly parsed?: ParsedStep
  readonly problems: readonly Problem[]
}

const defaults = {timeoutMs: 300_000, retry: 0, everyMs: 5000, graceMs: 5000}

/** Parses one step directive. */
export function parseStep(written: WrittenStep, source: Source): StepReading {
  const {node} = written
  const {line, column} = node.position!.start
  const opening = readOpening(node, source)
  const id = opening.find(({kind}) => kind === 'id')?.name
  const name = id ? `Step \`${id}\`` : `The step at line ${line}`
  const owner: Owner = {name, column, place: (at) => source.place(line, at)}
  const identity = parseIdentity(labelOf(node), opening, owner)
  const {values, places, problems} = parseAttributes(opening, stepForms, owner)
  const attributes = stepAttributes(values)
  const fences = parseStepFences(written.fences, owner, {step: id ?? '', timeoutMs: attributes.timeoutMs})
  const parts = {owner, risk: identity.risk, retry: attributes.retry, places, fences}
  const all = [...identity.problems, ...problems, ...fences.problems, ...checkStep(parts)]
  if ([...all, ...written.broken].some(({severity}) => severity === 'error')) return {problems: all}
  const step = buildStep({written, identity, attributes, fences: fences.blocks}, source)
  const idPlace = owner.place(opening.find(({kind}) => kind === 'id')!.column)
  return {parsed: {step, places: {id: idPlace, ...places, ...fences.places}}, problems: all}
}

function stepAttributes(values: ReturnType<typeof parseAttributes<typeof stepForms>>['values']) {
  return {
    timeoutMs: values.timeout ?? defaults.timeoutMs,
    retry: values.retry ?? defaults.retry,
    everyMs: values.every ?? defaults.everyMs,
    graceMs: values.grace ?? defaults.graceMs,
    needs: values.needs ?? [],
    ...(values.when && {when: values.when}),
  }
}

interface StepValues {
  readonly written: WrittenStep
  readonly identity: Identity
  readonly attributes: ReturnType<typeof stepAttributes>
  readonly fences: StepFences['blocks']
}

function buildStep({written, identity, attributes, fences}: StepValues, source: Source): Step {
  const {line, column} = written.node.position!.start
  const step: Omit<Step, 'digest'> = {
    id: identity.id!,
    title: identity.title,
    section: written.section,
    risk: identity.risk!,
    kind: fences.run ? 'command' : 'manual',
    ...attributes,
    prose: readProse(written.node, written.fences, source),
    ...fences,
    place: source.place(line, column),
  }
  return {...step, digest: digestStep(step)}
}
