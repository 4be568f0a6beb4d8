import {commonTools} from '../shell/known-commands.ts'

/** Where lines of a shell text begin with the prompt of a shell: `$ ls`, `user@host:~$ ls`, `% ls`. */
export function findPrompts(code: string): readonly {readonly offset: number; readonly sign: string}[] {
  const prompts = [...code.matchAll(/^[ \t]*(?:\[?\w+@[\w.-]+[^\n$#]{0,40})?([$%] )(?=\S)/gm)]
  // Alone, a line with `> ` is a redirection; after a prompt it goes on with the command before.
  const more = prompts.length === 0 ? [] : [...code.matchAll(/^[ \t]*(> )(?=\S)/gm)]
  return [...prompts, ...more].map((match) => ({
    offset: match.index + match[0].length - 2,
    sign: match[1]!.trim(),
  }))
}

/** Where a line begins with `> ` and goes on with more than the name of a file: as a redirection it would empty one. */
export function findLonePrompts(code: string): readonly {readonly offset: number; readonly sign: string}[] {
  return [...code.matchAll(/(?<!\\\n)^[ \t]*> (?=[\w./-]+ +[-\w"'$]|\w+=)/gm)].map((match) => ({
    offset: match.index + match[0].length - 2,
    sign: '>',
  }))
}

/** True for a text that shows a session: commands behind prompts, and what they print. */
export function isSession(code: string): boolean {
  return findPrompts(code).length > 0
}

/** Where the first line of a block is a command behind `# `: an assignment of `$(`, or a tool with an option or a value. */
export function findCommentedCommand(code: string): number | undefined {
  const [, indent = '', text = ''] = /^(\s*)# (\S[^\n]*)/.exec(code) ?? []
  const [tool = '', next = ''] = text.split(/\s+/)
  const isCall = commonTools.has(tool) && (/^-{1,2}[A-Za-z]/.test(next) || /[ =]"\$[A-Z]/.test(text))
  const isOpening = /^(?:if|while|until|for) .*; (?:then|do)$/.test(text)
  return isCall || isOpening || /^[a-z_]+=(?:"?\$\()/.test(text) ? indent.length : undefined
}
