import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {ProjectFacts} from '../facts.ts'
import {answerFromSurface} from '../gcloud/answer-from-surface.ts'
import {gcloudSurface} from '../gcloud/surface.ts'
import {isInFence} from '../is-in-fence.ts'
import type {Page} from '../page.ts'
import type {CodePiece} from '../read-code.ts'
import type {Finding, PageRule} from '../rule.ts'
import {curlOptions} from '../shell/curl-options.ts'
import {toolOptions} from '../shell/tool-options.ts'
import {bash, step} from './parser/example.ts'

/** What the prose of a runbook tells the reader to type is there. */
export const proseCommandWrong: PageRule = {
  id: 'prose-command-wrong',
  severity: 'error',
  asks: 'Options, steps, inputs and gcloud commands that the prose of a runbook names in code exist.',
  explain:
    'The reader types what the prose says: `--from` a step that is not there is refused, and so is an input of another name. What a command lacks is not asked: prose names parts.',
  wrong: `Go on with \`--from lok\`.\n\n${step('#look .read', bash('true'))}`,
  right: `Go on with \`--from look\`.\n\n${step('#look .read', bash('true'))}`,
  check(page, {project}) {
    if (!project) return []
    return spansOf(page).flatMap((span) => [
      ...(page.isRunbook ? [...steps(span, page), ...inputs(span, page)] : []),
      ...gcloud(span),
      ...options(span, project.commands),
    ])
  },
}

function spansOf({code, runbook}: Page): readonly CodePiece[] {
  return code.filter(({place}) => !isInFence(runbook, place.line))
}

function finding({place}: CodePiece, name: string, message: string, known: readonly string[]): Finding {
  const near = nearest(name, known)
  return {place, message, hint: near ? `Did you mean \`${near}\`?` : `Name one of: ${known.join(', ')}.`}
}

/** ex: `--from look`; where the span names a runbook, another rule knows its steps. */
function steps(span: CodePiece, {stepIds}: Page): readonly Finding[] {
  if (/\brunbook (?:run|plan|show)/.test(span.text)) return []
  return [...span.text.matchAll(/--(?:from|only)[ =]([a-z][a-z0-9,-]*)/g)].flatMap(({1: list = ''}) =>
    list
      .split(',')
      .filter((name) => !stepIds.includes(name))
      .map((name) => finding(span, name, `This page has no step \`${name}\`.`, stepIds)),
  )
}

/** ex: `--input AFTERWARDS=keep` */
function inputs(span: CodePiece, {runbook}: Page): readonly Finding[] {
  if (/\brunbook (?:run|plan|show)/.test(span.text)) return []
  const captures = runbook.steps.flatMap(({run}) => run?.capture ?? [])
  const names = [...new Set([...Object.keys(runbook.inputs), ...captures])]
  return [...span.text.matchAll(/--input[ =]([A-Z][A-Z0-9_]+)(?:=([a-z]\w*))?/g)].flatMap(
    ([, name = '', value]) => {
      const input = Object.hasOwn(runbook.inputs, name) ? runbook.inputs[name] : undefined
      if (!names.includes(name))
        return names.length > 0 && name !== 'NAME'
          ? [finding(span, name, `This page has no input \`${name}\`.`, names)]
          : []
      const choices = input?.choices
      if (!choices || value === undefined || choices.includes(value)) return []
      return [finding(span, value, `\`${name}\` has no choice \`${value}\`.`, choices)]
    },
  )
}

/**
 * ex: `--unreviwed`, which begins a span. A tool may have any option, so that only one is refused which is nearly one
 * of this CLI or of gcloud.
 */
function options(span: CodePiece, commands: ProjectFacts['commands']): readonly Finding[] {
  const [, name] = /^(--[a-z][a-z-]+)(?=[=\s]|$)/.exec(span.text) ?? []
  if (name === undefined || isElsewhere(name)) return []
  const own = [...new Set([...commands.values()].flatMap((names) => [...names]))]
  if (own.includes(name)) return []
  const near = nearest(name, own) ?? nearest(name, [...gcloudOptions])
  if (near === undefined) return []
  return [
    {place: span.place, message: `No command has an option \`${name}\`.`, hint: `Did you mean \`${near}\`?`},
  ]
}

const gcloudOptions = new Set(
  [{flags: gcloudSurface.global}, ...Object.values(gcloudSurface.commands)].flatMap(({flags}) =>
    Object.keys(flags),
  ),
)

/** True for an option of another tool, and for the other answer of one of gcloud. */
function isElsewhere(name: string): boolean {
  const plain = name.slice(2)
  const positive = `--${plain.replace(/^no-/, '')}`
  return (
    [name, positive].some((one) => gcloudOptions.has(one)) ||
    curlOptions.has(plain) ||
    Object.values(toolOptions).some((names) => names.has(plain))
  )
}

/** Words that are not there; what is missing, prose may leave out. */
function gcloud(span: CodePiece): readonly Finding[] {
  if (!/^gcloud [a-z]/.test(span.text)) return []
  const words = span.text
    .split(/\s+/)
    .slice(1)
    .filter((text) => text !== '…' && text !== '...')
  const answer = answerFromSurface(
    words.map((text) => ({text: text.replace(/"/g, ''), isSure: true, start: 0})),
    gcloudSurface,
  )
  if (answer.kind === 'unknown') return unknownOptions(span, words)
  if (answer.kind !== 'refused' || /Must be specified|expected/.test(answer.message)) return []
  const message = `gcloud (table of SDK ${gcloudSurface.sdk}) knows no such command: ${answer.message}.`
  return [{place: span.place, message, hint: 'Correct the command.'}]
}

/** Of a command that the table lacks, an option that is nearly one of gcloud's. */
function unknownOptions({place}: CodePiece, words: readonly string[]): readonly Finding[] {
  return words.flatMap((text) => {
    const [name] = /^--[a-z][a-z-]{2,}(?==|$)/.exec(text) ?? []
    const near = name === undefined || isElsewhere(name) ? undefined : nearest(name, [...gcloudOptions])
    if (near === undefined) return []
    return [{place, message: `No command has an option \`${name}\`.`, hint: `Did you mean \`${near}\`?`}]
  })
}
