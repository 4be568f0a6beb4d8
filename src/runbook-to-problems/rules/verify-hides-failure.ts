import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {alwaysThere, builtins, networkTools} from '../shell/known-commands.ts'
import {isWithin, type ShellCommand, type Span, textOfWord} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'

/** A verify can tell "it does not hold" from "the tool failed". */
export const verifyHidesFailure: CodeRule = {
  id: 'verify-hides-failure',
  severity: 'error',
  asks: 'A verify never takes the failure of its tool for an answer.',
  explain:
    'In `test "$(gcloud …)" = RUNNABLE` a gcloud that cannot connect gives an empty text, and status 1: "does not hold", though nobody can tell. A resume would then act on it. Assign first, and end with status 2 when the tool fails.',
  wrong:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [curl]\n---\n:::step[Ask]{#ask .change}\n```bash\necho hello\n```\n```bash verify\ntest "$(curl -fsS https://localhost/state)" = ready\n```\n:::',
  right:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [curl]\n---\n:::step[Ask]{#ask .change}\n```bash\necho hello\n```\n```bash verify\nstate=$(curl -fsS https://localhost/state) || exit 2\ntest "$state" = ready\n```\n:::',
  checkBlock(block) {
    const {shell, fence} = block
    if (!isShell(block) || fence.role !== 'verify' || !shell) return []
    const asking = shell.commands.filter((command) =>
      ['test', '['].includes(textOfWord(command.words[0]) ?? ''),
    )
    const tests: readonly Span[] = [...shell.tests, ...asking]
    return [
      ...tests.flatMap((test) => inTest(test, block)),
      ...piped(shell.commands, block),
      ...assigned(shell.commands, block),
    ]
  },
}

function inTest(test: Span, block: CodeBlock): readonly Finding[] {
  const tools = (block.shell?.commands ?? [])
    .filter((command) => command !== test && command.isSubstituted && isWithin(command, test))
    .map((command) => ({command, name: unwrap(command).name ?? ''}))
    .filter(({name}) => name !== '' && !builtins.has(name) && !alwaysThere.has(name))
  return tools.map(({command, name}) =>
    findingAt(block, command.start, {
      message: `When \`${name}\` fails inside the test, the verify answers "does not hold" instead of "cannot tell".`,
      hint: `Write \`answer=$(${name} …) || exit 2\`, then test \`"$answer"\`.`,
    }),
  )
}

/** `gcloud … | grep -q x`: no output and a failure look the same. */
function piped(commands: readonly ShellCommand[], block: CodeBlock): readonly Finding[] {
  return commands.flatMap((command) => {
    const {name = ''} = unwrap(command)
    const {pipe} = command
    if (!networkTools.has(name) || pipe.index + 1 >= pipe.length || command.isSubstituted) return []
    const last = commands.find((other) => other.pipe.id === pipe.id && other.pipe.index === pipe.length - 1)
    if (!['grep', 'egrep', 'fgrep'].includes(last ? (unwrap(last).name ?? '') : '')) return []
    return [
      findingAt(block, command.start, {
        message: `When \`${name}\` fails, \`grep\` finds nothing, and the verify answers "does not hold".`,
        hint: `Write \`answer=$(${name} …) || exit 2\`, then search in \`"$answer"\`.`,
        severity: 'warning',
      }),
    ]
  })
}

/** `state=$(gcloud …)` alone ends a verify with gcloud's own status, which is 1: "does not hold". */
function assigned(commands: readonly ShellCommand[], block: CodeBlock): readonly Finding[] {
  return commands.flatMap((command) => {
    const {name = ''} = unwrap(command)
    const before = /(?:^|[\n;])\s*[A-Za-z_]\w*=\$\($/.exec(block.code.slice(0, command.start))
    if (!networkTools.has(name) || !before || isLookedAt(block.code, command.end)) return []
    return [
      findingAt(block, command.start, {
        message: `When \`${name}\` fails, the verify ends with its status, and 1 says "does not hold".`,
        hint: `Write \`answer=$(${name} …) || exit 2\`.`,
      }),
    ]
  })
}

/** True where `||` or `&&` stands behind the substitution that ends here. */
function isLookedAt(code: string, end: number): boolean {
  let depth = 1
  for (let at = end; at < code.length; at++) {
    if (code[at] === '(') depth += 1
    if (code[at] === ')' && --depth === 0) return /^\)\s*(?:\\\n\s*)?(?:\|\||&&)/.test(code.slice(at))
  }
  return true
}
