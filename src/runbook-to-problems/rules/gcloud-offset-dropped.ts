import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {startOfWord} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'

/**
 * gcloud 528 drops the offset of `--point-in-time`: `10:00+01:00` is sent as 10:00 in UTC, so an operator in
 * Paris recovers to an hour after the moment that was meant, with exit status 0.
 */
export const gcloudOffsetDropped: CodeRule = {
  id: 'gcloud-offset-dropped',
  severity: 'error',
  asks: 'A point in time for gcloud is written in UTC, with `Z`.',
  explain:
    'gcloud 528 drops an offset such as `+01:00` from `--point-in-time` and recovers to the wrong hour, without a word.',
  wrong: '```bash\ngcloud sql instances clone a b --point-in-time=2026-02-11T10:00:00+01:00\n```',
  right: '```bash\ngcloud sql instances clone a b --point-in-time=2026-02-11T09:00:00Z\n```',
  checkBlock(block) {
    if (!isShell(block)) return []
    return (block.shell?.commands ?? []).flatMap((command) => {
      const {name, words} = unwrap(command)
      if (name !== 'gcloud') return []
      return words.flatMap((word, index) => {
        const [, own] = /^--point-in-time(?:=(.*))?$/s.exec(startOfWord(word)) ?? []
        const at = own === undefined ? words[index + 1] : word
        const value = own ?? (startOfWord(word) === '--point-in-time' ? startOfWord(at) : '')
        const [offset] = /T[\d:.]+([+-]\d{2}:?\d{2})$/.exec(value)?.slice(1) ?? []
        if (offset === undefined || !at) return []
        const message = `gcloud drops the offset \`${offset}\` of \`--point-in-time\` and recovers to another hour.`
        const utc = new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
        const hint = Number.isNaN(utc.getTime())
          ? 'Write the time in UTC, with `Z`.'
          : `Write \`${utc.toISOString().replace('.000Z', 'Z')}\`.`
        return [findingAt(block, at.start, {message, hint})]
      })
    })
  },
}
