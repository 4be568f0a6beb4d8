import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {curlOptions} from '../shell/curl-options.ts'
import {startOfWord} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'

const known = [...curlOptions]

/** A long option of curl exists. */
export const curlOptionUnknown: CodeRule = {
  id: 'curl-option-unknown',
  severity: 'error',
  asks: 'A long option of curl is one that curl has.',
  explain:
    'curl answers "option is unknown" and asks nothing: a check of the service then fails for a reason that has nothing to do with the service. An option that is far from every known one may be newer than the list, and is a warning.',
  wrong: '```bash\ncurl --max-tmie 10 https://localhost/health\n```',
  right: '```bash\ncurl --max-time 10 https://localhost/health\n```',
  checkBlock(block) {
    if (!isShell(block)) return []
    return (block.shell?.commands ?? []).map(unwrap).flatMap(({name, words}) => {
      if (name !== 'curl') return []
      return words.slice(1).flatMap((word) => {
        const [, option] = /^--([a-z0-9][\w.-]*)/.exec(startOfWord(word)) ?? []
        if (option === undefined || isOption(option)) return []
        const near = nearest(option, known)
        const message = `curl has no option \`--${option}\`.`
        const hint = near ? `Did you mean \`--${near}\`?` : 'Look at `curl --help all`.'
        return [findingAt(block, word.start, {message, hint, severity: near ? 'error' : 'warning'})]
      })
    })
  },
}

/** curl takes the beginning of an option for it, `--no-` before one that can be off, and `--next`. */
function isOption(option: string): boolean {
  const plain = option.replace(/^no-/, '')
  return curlOptions.has(option) || curlOptions.has(plain) || known.some((name) => name.startsWith(option))
}
