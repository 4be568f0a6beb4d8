import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {isWithin} from '../shell/shell-tree.ts'
import {operandsOf, type ProgramCall, unwrap} from '../shell/unwrap.ts'

const shells = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ksh',
  'fish',
  'python',
  'python3',
  'perl',
  'ruby',
  'node',
])
const downloads = new Set(['curl', 'wget'])

/** What is downloaded is not executed unread. */
export const pipeToShell: CodeRule = {
  id: 'pipe-to-shell',
  severity: 'warning',
  asks: 'No block executes what it downloads.',
  explain:
    '`curl … | bash` executes whatever the other side answers today, and a download that breaks off executes a half. Install tools beforehand and name them in `requires`.',
  wrong: '```bash\ncurl -fsSL https://localhost/install.sh | bash\n```',
  right:
    '```bash\ncurl -fsSL -o install.sh https://localhost/install.sh\nsha256sum --check install.sha256\n```',
  checkBlock(block) {
    if (!isShell(block)) return []
    const calls = (block.shell?.commands ?? []).map(unwrap)
    return calls
      .filter((call) => runsDownload(call, calls, block))
      .map(({command, name}) =>
        findingAt(block, command.start, {
          message: `\`${name}\` executes what a download answers.`,
          hint: 'Download to a file, compare its checksum, then run it; better, install it beforehand.',
        }),
      )
  },
}

function runsDownload(call: ProgramCall, calls: readonly ProgramCall[], {shell}: CodeBlock): boolean {
  const {name = '', command} = call
  const fetched = calls.filter((other) => downloads.has(other.name ?? ''))
  if (fetched.length === 0) return false
  const isPiped = fetched.some(
    ({command: other}) => other.pipe.id === command.pipe.id && other.pipe.index < command.pipe.index,
  )
  if (
    shells.has(name) &&
    isPiped &&
    !operandsOf(call).some((word) => word.parts.length > 0 && isFile(word.parts[0]!))
  )
    return true
  const holds = fetched.some(({command: other}) => other !== command && isWithin(other, command))
  return (
    holds && (shells.has(name) || name === 'eval' || name === 'source' || name === '.') && shell !== undefined
  )
}

function isFile(part: {readonly kind: string; readonly text?: string}): boolean {
  return part.kind === 'text' && part.text !== '-' && part.text !== '-s'
}
