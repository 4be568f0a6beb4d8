import {type CodeBlock, isShell, textAt} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import type {Literal, Span, Word} from '../shell/shell-tree.ts'
import {type ProgramCall, unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** What is meant as the value of a variable is not written as its name. */
export const variableAsText: CodeRule = {
  id: 'variable-as-text',
  severity: 'error',
  asks: 'A known variable in a quoted text is not in single quotes, not without its `$`, and its braces pair.',
  explain:
    'The shell takes `\'$PROJECT\'`, `"PROJECT"` and `"$PROJECT}"` for text, and the tool looks for a project of that name.',
  wrong: step('#look .read', bash("ls '$RUNBOOK_RUN'")),
  right: step('#look .read', bash('ls "$RUNBOOK_RUN"')),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !(block.step || block.isOurs)) return []
    return [
      ...block.shell.literals.flatMap((literal) => inLiteral(literal, block)),
      ...block.shell.commands.flatMap(({words}) => words.flatMap((word) => strayBraces(word, block))),
      ...lostOpenings(block),
    ]
  },
}

/** Programs that are given the names of variables in single quotes, or code. */
const takesNames = /^(?:envsubst|eval|trap|bash|sh|ssh)$/
/** What every shell has: words such as `USER` stand for many things. */
const everywhere = /^(?:PATH|HOME|USER|LOGNAME|LANG|TMPDIR|TZ|TERM)$/

function inLiteral(literal: Literal, block: CodeBlock): readonly Finding[] {
  const text = textAt(block, literal)
  const {name = ''} = callAround(literal, block) ?? {}
  if (literal.isSingle) {
    const [, single] = /^'\$\{?([A-Za-z_]\w*)\}?'$/.exec(text) ?? []
    if (single === undefined || !isKnown(single, block) || takesNames.test(name)) return []
    return found(literal.start, block, `Single quotes keep the shell from reading \`$${single}\`.`, single)
  }
  const inside = nameInside(text, block, /^(?:echo|printf)$/.test(name))
  if (inside === undefined) return []
  return found(literal.start, block, `\`${inside}\` is the name of a variable here, not its value.`, inside)
}

/** The innermost command that a piece stands in. */
function callAround({start, end}: Span, {shell}: CodeBlock): ProgramCall | undefined {
  const around = (shell?.commands ?? []).filter((command) => command.start <= start && command.end >= end)
  const [inner] = around.sort((a, b) => b.start - a.start)
  return inner && unwrap(inner)
}

/**
 * ex: `REVISION` in `--to-revisions="REVISION=100"`, `PROJECT` in `"projects/PROJECT/topics"`. `"NAME=$NAME"` gives a
 * variable to somebody else, and what is told to a reader may be about one: `"SERVICE_URL is empty"`.
 */
function nameInside(text: string, block: CodeBlock, isTold: boolean): string | undefined {
  if (!isTold && everywhere.test(text)) return text
  const names = isTold ? toldNames : /(?<![\w$!#{}'-])[A-Z][A-Z0-9_]{2,}(?![\w-])(?!=["$]|=$)/g
  return [...text.matchAll(names)]
    .map(([name]) => name)
    .find((name) => !everywhere.test(name) && isKnown(name, block))
}

/** Names in a message that does not speak of them. */
const toldNames =
  /(?<![\w$!#{}'-])(?<!\b(?:set|give|export|unset|name|change|correct|check|input|variable) )[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])(?!=)(?! (?:(?:is|was) (?:not |still |no )?(?:set|unset|empty|missing|required|given|defined|filled|wrong|invalid)|has no|must|needs|wants|should|may|cannot)\b)/g

function strayBraces(word: Word, block: CodeBlock): readonly Finding[] {
  const variable = word.parts.find((part) => part.kind === 'variable')
  if (variable?.kind !== 'variable' || !hasStrayBrace(word)) return []
  return found(
    word.start,
    block,
    `A brace stands behind \`$${variable.name}\` that nothing opens.`,
    variable.name,
  )
}

/** ex: `rest=NAME##*@}`, where `${` was meant */
function lostOpenings(block: CodeBlock): readonly Finding[] {
  const pattern = /(?<![\w$!#{-])([A-Za-z_]\w*)(?::[-+=?]|%%?|##?)[^\s"'{}]*\}/g
  return [...block.code.matchAll(pattern)].flatMap(({0: text, 1: name = '', index}) => {
    if (!isKnown(name, block)) return []
    const message = `\`${text}\` is text: \`\${\` is missing before it.`
    return [findingAt(block, index, {message, hint: `Write \`\${${text}\`.`})]
  })
}

function found(start: number, block: CodeBlock, message: string, name: string): readonly Finding[] {
  return [findingAt(block, start, {message, hint: `Write \`"$${name}"\`, or \`"\${${name}}"\`.`})]
}

function isKnown(name: string, {scope, shell, environmentNames}: CodeBlock): boolean {
  return (
    scope?.names.has(name) === true ||
    shell?.defined.has(name) === true ||
    shell?.expansions.some((expansion) => expansion.name === name) === true ||
    environmentNames?.includes(name) === true
  )
}

/** ex: `"$NAME}"` and `"$NAME:-}"`, where `${` was meant */
function hasStrayBrace({parts}: Word): boolean {
  let open = 0
  let isStray = false
  for (const part of parts) {
    if (part.kind === 'unknown') return false
    for (const sign of part.kind === 'text' ? part.text : '') {
      if (sign === '{') open += 1
      if (sign === '}') open -= 1
      if (open < 0) isStray = true
    }
  }
  return isStray
}
