import type {CodeBlock} from '../../../runbook-to-problems/code/code-block.ts'
import type {ToolCheck} from '../../../runbook-to-problems/code/list-commands.ts'
import {answerFromSurface} from '../../../runbook-to-problems/gcloud/answer-from-surface.ts'
import {
  faultOf,
  type GcloudAnswer,
  type GcloudFault,
} from '../../../runbook-to-problems/gcloud/gcloud-answer.ts'
import {
  findGcloudCalls,
  type GcloudCall,
  type GcloudVariant,
} from '../../../runbook-to-problems/gcloud/gcloud-call.ts'
import {outputFault} from '../../../runbook-to-problems/gcloud/output-fault.ts'
import {gcloudSurface} from '../../../runbook-to-problems/gcloud/surface.ts'
import type {AnswerCache} from './answer-cache.ts'
import {findGcloud, lintGcloud} from './lint-gcloud.ts'
import type {Tools} from './tools.ts'

/** What became of the gcloud commands of some blocks. */
export interface GcloudCheck {
  readonly faults: ReadonlyMap<CodeBlock, readonly GcloudFault[]>
  readonly levels: ReadonlyMap<CodeBlock, ReadonlyMap<number, ToolCheck>>
}

/** Whoever answers: gcloud itself, or the table of its commands. */
interface Authority {
  /** ex: `SDK 528.0.0` */
  readonly name: string
  readonly level: ToolCheck['level']
  readonly answer: (variant: GcloudVariant, text: string) => GcloudAnswer
}

/** Holds every gcloud command against gcloud's own parser; without gcloud, against the table of commands. */
export async function checkGcloud(
  blocks: readonly CodeBlock[],
  asked: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<GcloudCheck> {
  const calls = blocks.flatMap(findGcloudCalls)
  const faults = new Map<CodeBlock, GcloudFault[]>()
  const levels = new Map<CodeBlock, Map<number, ToolCheck>>()
  if (calls.length === 0) return {faults, levels}
  const authority = await findAuthority(calls, asked)
  for (const call of calls) {
    const {fault, level, checkedAs} = judgeCall(call, authority)
    if (fault) faults.set(call.block, [...(faults.get(call.block) ?? []), fault])
    if (checkedAs === '' && !fault) continue
    const own = levels.get(call.block) ?? new Map<number, ToolCheck>()
    levels.set(call.block, own.set(call.start, {level, checkedAs}))
  }
  return {faults, levels}
}

async function findAuthority(
  calls: readonly GcloudCall[],
  asked: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<Authority> {
  const gcloud = await findGcloud(asked.tools)
  // What the table accepts may still break a rule that only gcloud knows: known, not checked.
  if (!gcloud) {
    return {
      name: `table of SDK ${gcloudSurface.sdk}`,
      level: 'known',
      answer: ({words}) => answerFromSurface(words, gcloudSurface),
    }
  }
  const texts = calls.flatMap(({variants}) => variants.flatMap((variant) => variant.texts))
  const answers = await lintGcloud(texts, gcloud, asked)
  return {
    name: `SDK ${gcloud.version}`,
    level: 'checked',
    answer: (_variant, text) => answers.get(text) ?? {kind: 'unknown'},
  }
}

interface Judged extends ToolCheck {
  readonly fault?: GcloudFault
}

function judgeCall(call: GcloudCall, {name, level, answer}: Authority): Judged {
  const judged = call.variants.map((variant) => {
    const answers = variant.texts.map((text) => answer(variant, text))
    const at = answers.findIndex(({kind}) => kind === 'accepted')
    return {
      fault: faultOf(call, variant, answers),
      isSure: variant.isSure && at !== -1,
      text: variant.texts[at],
    }
  })
  const fault = judged.find((one) => one.fault)?.fault ?? outputFault(call)
  if (fault) {
    const message = `gcloud (${call.track}, ${name}) refuses the command: ${fault.message}.`
    return {fault: {...fault, message}, level: 'parsed', checkedAs: ''}
  }
  const text = judged[0]?.text ?? ''
  const checkedAs = text === '' || level === 'checked' ? text : `${name}: ${text}`
  if (checkedAs === '') return {level: 'parsed', checkedAs}
  return {level: judged.every(({isSure}) => isSure) ? level : 'known', checkedAs}
}
