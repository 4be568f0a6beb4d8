import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {alwaysThere, builtins, commonTools} from '../shell/known-commands.ts'
import {unwrap} from '../shell/unwrap.ts'

/** Every tool of a block is named in the page's `requires`. */
export const binaryUndeclared: CodeRule = {
  id: 'binary-undeclared',
  severity: 'error',
  asks: 'Every program is in `requires`, unless every machine has it.',
  explain:
    'The tools in `requires` are looked for before the first step. A tool that is not named is missed in the middle of a recovery. Builtins, functions of the block and the standard programs need no name. Outside of steps this is a note.',
  wrong:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: []\n---\n:::step[Ask]{#ask .read}\n```bash\ncurl -fsS https://localhost/health\n```\n:::',
  right:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [curl]\n---\n:::step[Ask]{#ask .read}\n```bash\ncurl -fsS https://localhost/health\n```\n:::',
  checkBlock(block) {
    const {requires, shell} = block
    if (!isShell(block) || !shell) return []
    if (!requires) return block.isOurs ? misspelt(block) : []
    const seen = new Set<string>()
    return shell.commands.flatMap((command) => {
      const {name, through, words} = unwrap(command)
      return [
        ...through.map((outer) => ({name: outer, at: command.start})),
        {name, at: words[0]?.start ?? command.start},
      ]
        .filter((used) => used.name !== undefined && !isThere(used.name, block) && !seen.has(used.name))
        .flatMap(({name: missing = '', at}) => {
          seen.add(missing)
          return describe(block, missing, at)
        })
    })
  },
}

/** On a page of ours without `requires`, a name that is nearly that of a common program. */
function misspelt(block: CodeBlock): readonly Finding[] {
  const common = [...commonTools, ...alwaysThere, ...builtins].filter((name) => name.length > 2)
  return (block.shell?.commands ?? []).flatMap((command) => {
    const {name, words} = unwrap(command)
    if (name === undefined || commonTools.has(name) || isThere(name, block)) return []
    const near = nearest(name, common)
    if (near === undefined) return []
    const message = `No machine has a program \`${name}\`.`
    return [findingAt(block, words[0]?.start ?? command.start, {message, hint: `Did you mean \`${near}\`?`})]
  })
}

function isThere(name: string, {requires, shell}: CodeBlock): boolean {
  return (
    builtins.has(name) ||
    alwaysThere.has(name) ||
    requires?.has(name) === true ||
    shell?.functions.has(name) === true ||
    // A path, an assignment or an option is no name of a program.
    !/^[A-Za-z_][\w.+-]*$/.test(name)
  )
}

function describe(block: CodeBlock, name: string, at: number): readonly Finding[] {
  const near = nearest(name, [...(block.requires ?? []), ...builtins, ...alwaysThere])
  return [
    findingAt(block, at, {
      message: `\`${name}\` is not in \`requires\`: nothing tells before the first step that it is missing.`,
      hint:
        near && near.length > 2
          ? `Did you mean \`${near}\`? Otherwise add \`${name}\` to \`requires\`.`
          : `Add \`${name}\` to \`requires\`.`,
      severity: block.step ? 'error' : 'note',
    }),
  ]
}
