import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {findCommentedCommand, findLonePrompts, findPrompts} from '../code/find-prompts.ts'
import type {Finding} from '../rule.ts'

/** A shell block is what a shell reads, without the prompt that it printed. */
export const promptCharacter: CodeRule = {
  id: 'prompt-character',
  severity: 'warning',
  asks: 'No line of a shell block begins with a prompt.',
  explain:
    'A pasted `$ ` makes the shell look for a program of that name. After it, a `> ` at the start of a line would empty a file. Write commands alone in a `bash` fence, and commands with their output in a `console` fence. In a step it is an error. So is a first line of ours that begins with `# ` and reads like a command.',
  wrong: '```bash\n$ ls\n```',
  right: '```bash\nls\n```',
  checkBlock(block) {
    if (!isShell(block)) return []
    const {code, shell, isOurs} = block
    const isText = (offset: number) => shell?.texts.some(({start, end}) => offset > start && offset < end)
    const prompts = [...findPrompts(code), ...(block.step || isOurs ? findLonePrompts(code) : [])]
    const [first] = prompts.filter(({offset}) => !isText(offset))
    if (!first) return block.step || isOurs ? commentFindings(block) : []
    return [
      findingAt(block, first.offset, {
        message: `The line begins with the prompt \`${first.sign}\`: a shell would take it for a command.`,
        hint: 'Take the prompts out, or mark the fence `console`.',
        severity: block.step || (isOurs && first.sign === '>') ? 'error' : 'warning',
      }),
    ]
  },
}

/** ex: `# gcloud run jobs list --project="$PROJECT"`, the prompt of root: to the shell it is a remark */
function commentFindings(block: CodeBlock): readonly Finding[] {
  const start = findCommentedCommand(block.code)
  if (start === undefined) return []
  const of = block.step ? ` of step \`${block.step.id}\`` : ''
  return [
    findingAt(block, start, {
      message: `The first line${of} is a comment, and reads like a command: nothing runs it.`,
      hint: 'Take out the `# `, or the line.',
      severity: 'error',
    }),
  ]
}
