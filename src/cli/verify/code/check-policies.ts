import {realpathSync} from 'node:fs'
import {dirname} from 'node:path'
import {parseDocument} from 'yaml'
import * as z from 'zod'
import type {CodeBlock, PolicyFault} from '../../../runbook-to-problems/code/code-block.ts'
import {findPolicyUses, type PolicyUse} from '../../../runbook-to-problems/gcloud/policy-file.ts'
import {type AnswerCache, questionKey} from './answer-cache.ts'
import {findGcloud} from './lint-gcloud.ts'
import type {Tools} from './tools.ts'

/** Reads each text as the SDK's own message and names what the message does not know. Asks no server. */
const program = `import json, os, sys
root = sys.argv[1]
sys.path[:0] = [os.path.join(root, 'lib'), os.path.join(root, 'lib', 'third_party')]
from googlecloudsdk.api_lib.util import apis
from apitools.base.py import encoding
def walk(message, path):
    for name in message.all_unrecognized_fields():
        yield path + str(name)
    for field in message.all_fields():
        value = getattr(message, field.name)
        for one in value if isinstance(value, list) else [value]:
            if hasattr(one, 'all_fields'):
                yield from walk(one, path + field.name + '.')
answers = []
for api, version, name, text in json.load(sys.stdin):
    try:
        kind = getattr(apis.GetMessagesModule(api, version), name)
        message = encoding.JsonToMessage(kind, text)
        answers.append({'unknown': list(dict.fromkeys(walk(message, '')))})
    except Exception as error:
        answers.append({'unknown': [], 'refused': str(error)[:300]})
json.dump(answers, sys.stdout)
`

const answerSchema = z.strictObject({unknown: z.array(z.string()), refused: z.string().optional()})
type Answer = z.output<typeof answerSchema>

/** What policies are checked with. */
export interface PolicyCircumstances {
  readonly tools: Tools
  readonly cache: AnswerCache
  /** Text of a file of the project; undefined for what is none. */
  readonly read: (file: string) => string | undefined
}

/** Holds files that gcloud is given against the messages of the SDK: gcloud itself sends unknown fields on. */
export async function checkPolicies(
  blocks: readonly CodeBlock[],
  asked: PolicyCircumstances,
): Promise<ReadonlyMap<CodeBlock, readonly PolicyFault[]>> {
  const faults = new Map<CodeBlock, PolicyFault[]>()
  const uses = findPolicyUses(blocks).map((use) => ({use, content: readContent(use, asked.read)}))
  const texts = uses.flatMap(({use, content}) =>
    content.json === undefined ? [] : [question(use, content.json)],
  )
  const answers = await askSdk(texts, asked)
  for (const {use, content} of uses) {
    const answer = content.json === undefined ? undefined : answers.get(question(use, content.json).key)
    for (const {block, ...fault} of faultsOf(use, content, answer))
      faults.set(block, [...(faults.get(block) ?? []), fault])
  }
  return faults
}

interface Content {
  /** The text as JSON; absent where it cannot be known or read. */
  readonly json?: string
  readonly mistake?: {readonly offset: number; readonly message: string}
}

function readContent({file, written}: PolicyUse, read: PolicyCircumstances['read']): Content {
  const text = written ? written.text.replace(/\n[^\n]*$/, '\n') : read(file)
  if (text === undefined) return {}
  // What only a run can tell stands for itself as text.
  const filled = text.replace(/\$\{?\w+\}?/g, (name) => '0'.repeat(name.length))
  const document = parseDocument(filled, {logLevel: 'silent', prettyErrors: false})
  const [error] = document.errors
  if (error) return {mistake: {offset: error.pos[0], message: error.message.split('\n')[0]!}}
  try {
    return {json: JSON.stringify(document.toJS({maxAliasCount: 100}))}
  } catch {
    // Aliases that would grow without end: no policy is written so.
    return {}
  }
}

interface Question {
  readonly key: string
  readonly asked: readonly [string, string, string, string]
}

function question({api, version, message}: PolicyUse, json: string): Question {
  return {key: questionKey('policy', api, version, message, json), asked: [api, version, message, json]}
}

async function askSdk(
  questions: readonly Question[],
  {tools, cache}: PolicyCircumstances,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>()
  const gcloud = questions.length === 0 ? undefined : await findGcloud(tools)
  const python = tools.find('python3')
  if (!gcloud || python === undefined) return answers
  const keyOf = ({key}: Question) => questionKey(gcloud.version, key)
  for (const one of questions) {
    const known = answerSchema.safeParse(cache.get(keyOf(one)))
    if (known.success) answers.set(one.key, known.data)
  }
  const open = questions.filter(({key}) => !answers.has(key))
  if (open.length === 0) return answers
  const {stdout} = await tools.call({
    path: python,
    args: ['-I', '-S', '-W', 'ignore', '-c', program, dirname(dirname(realpathSync(gcloud.path)))],
    input: JSON.stringify(open.map(({asked}) => asked)),
    timeoutMs: 60_000,
  })
  const parsed = z.array(answerSchema).safeParse(readJson(stdout))
  for (const [index, one] of open.entries()) {
    const answer = parsed.data?.[index]
    if (!answer) continue
    answers.set(one.key, answer)
    cache.set(keyOf(one), answer)
  }
  return answers
}

function readJson(stdout: string): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    // An SDK of another layout gives no answer: then nothing was checked, and a note says so.
    return undefined
  }
}

type PlacedFault = PolicyFault & {readonly block: CodeBlock}

function faultsOf(use: PolicyUse, {mistake}: Content, answer: Answer | undefined): readonly PlacedFault[] {
  const {block, start, file, message, api, version} = use
  const at = (field: string) => placeOfField(use, field)
  if (mistake) {
    const place = use.written
      ? {block: use.written.block, start: use.written.start + mistake.offset}
      : {block, start}
    const said = mistake.message.replace(/\.$/, '')
    return [
      {
        ...place,
        isSure: true,
        message: `\`${file}\` is neither JSON nor YAML: ${said}.`,
        hint: 'Correct the file.',
      },
    ]
  }
  const kind = `${message} of ${api} ${version}`
  if (!answer) {
    const reason = `Nobody here could check the fields of \`${file}\`, which must be a ${kind}.`
    const hint = 'Install gcloud, and write the file in the block before or keep it in the repository.'
    return [{block, start, isSure: false, message: reason, hint}]
  }
  if (answer.refused !== undefined) {
    const said = answer.refused.replaceAll(/\s+/g, ' ').replace(/\.$/, '')
    return [
      {...at(''), isSure: true, message: `\`${file}\` is no ${kind}: ${said}.`, hint: 'Correct the file.'},
    ]
  }
  return answer.unknown.map((field) => ({
    ...at(field.split('.').at(-1)!),
    isSure: true,
    message: `\`${file}\` has \`${field}\`, which a ${kind} does not have. gcloud sends it on without a word.`,
    hint: 'Correct the name or the value.',
  }))
}

/** Where the field is written; the word that names the file where it is not on this page. */
function placeOfField(
  {block, start, written}: PolicyUse,
  field: string,
): Pick<PlacedFault, 'block' | 'start'> {
  if (!written) return {block, start}
  const at = field === '' ? -1 : written.text.indexOf(field)
  return {block: written.block, start: written.start + Math.max(0, at)}
}
