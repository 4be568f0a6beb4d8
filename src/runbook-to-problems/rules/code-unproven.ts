import {type CodeRule, findingAt} from '../code/code-rule.ts'

/** What nobody could check is said. */
export const codeUnproven: CodeRule = {
  id: 'code-unproven',
  severity: 'note',
  asks: 'Every block has been read by a parser that can be trusted with its language.',
  explain:
    'Where the tool is missing, or the parser gives up, the block is neither right nor wrong. This note keeps the difference in sight.',
  wrong: '```powershell\n$a = \n```',
  right: '```json\n{}\n```',
  checkBlock(block) {
    const {verdict} = block
    if (verdict?.status !== 'unproven') return []
    const message = `The block was not checked: ${verdict.reason}.`
    return [findingAt(block, verdict.offset ?? 0, {message, hint: 'Check it where the tool is installed.'})]
  },
}
