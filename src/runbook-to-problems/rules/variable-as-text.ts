import {type CodeBlock, isShell, textAt} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import type {Word} from '../shell/shell-tree.ts'
import {bash, step} from './parser/example.ts'

/** What is meant as the value of a variable is not written as its name. */
export const variableAsText: CodeRule = {
  id: 'variable-as-text',
  severity: 'error',
  asks: 'A known variable in an argument is not in single quotes, not without its `$`, and its braces pair.',
  explain:
    'The shell takes `\'$PROJECT\'`, `"PROJECT"` and `"$PROJECT}"` for text, and the tool looks for a project of that name.',
  wrong: step('#look .read', bash("ls '$RUNBOOK_RUN'")),
  right: step('#look .read', bash('ls "$RUNBOOK_RUN"')),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !(block.step || block.isOurs)) return []
    return [
      ...block.shell.commands.flatMap(({words}) => words.flatMap((word) => inWord(word, block))),
      ...lostOpenings(block),
    ]
  },
}

function inWord(word: Word, block: CodeBlock): readonly Finding[] {
  const raw = textAt(block, word)
  const [, single] = /^(?:--?[\w-]+=)?'\$\{?([A-Za-z_]\w*)\}?'$/.exec(raw) ?? []
  if (single !== undefined && isKnown(single, block))
    return found(word, block, `Single quotes keep the shell from reading \`$${single}\`.`, single)
  const [, bare] = /^(?:--?[\w-]+=)?"([A-Z][A-Z0-9_]{2,})"$/.exec(raw) ?? []
  if (bare !== undefined && isKnown(bare, block))
    return found(word, block, `\`"${bare}"\` is the name of a variable, not its value.`, bare)
  const inside = /^--?[\w-]+=/.test(raw) ? nameInside(raw, block) : undefined
  if (inside !== undefined)
    return found(word, block, `\`${inside}\` is the name of a variable here, not its value.`, inside)
  const variable = word.parts.find((part) => part.kind === 'variable')
  if (variable?.kind === 'variable' && hasStrayBrace(word))
    return found(
      word,
      block,
      `A brace stands behind \`$${variable.name}\` that nothing opens.`,
      variable.name,
    )
  return []
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

/** ex: `REVISION` in `--to-revisions="REVISION=100"`; `"NAME=$NAME"` gives a variable to somebody else */
function nameInside(raw: string, block: CodeBlock): string | undefined {
  return [...raw.matchAll(/"([^"]*)"/g)]
    .flatMap(([, text = '']) => [
      ...text.matchAll(/(?<![\w$!#{}'-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])(?!=["$])/g),
    ])
    .map(([name]) => name)
    .find((name) => isKnown(name, block))
}

function found(word: Word, block: CodeBlock, message: string, name: string): readonly Finding[] {
  return [findingAt(block, word.start, {message, hint: `Write \`"$${name}"\`, or \`"\${${name}}"\`.`})]
}

function isKnown(name: string, {scope, shell, environmentNames}: CodeBlock): boolean {
  return (
    scope?.names.has(name) === true ||
    shell?.defined.has(name) === true ||
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
