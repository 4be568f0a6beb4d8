import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import table from '../gcloud/fields.json'
import {outputFieldsOf} from '../gcloud/output-fields.ts'
import {unwrap} from '../shell/unwrap.ts'
import {isOneEdit} from '../vocabulary.ts'
import {bash, step} from './parser/example.ts'

const known: ReadonlySet<string> = new Set(table.fields)

/** A field of a format or filter is spelt as Google's APIs spell it. */
export const gcloudFieldMisspelt: CodeRule = {
  id: 'gcloud-field-misspelt',
  severity: 'error',
  asks: 'Fields in formats and filters of gcloud are spelt as Google’s APIs spell them.',
  explain:
    'gcloud prints an empty text for a field that is not there, and a filter with it matches nothing, both with status 0. A name counts when it is one letter away from a field of the APIs behind our commands; labels and other keys of maps have names of their own.',
  wrong: step('#look .read', bash("gcloud sql instances list --format='value(databaseVersoin)'")),
  right: step('#look .read', bash("gcloud sql instances list --format='value(databaseVersion)'")),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !(block.step || block.isOurs)) return []
    return block.shell.commands.map(unwrap).flatMap((call) => {
      if (call.name !== 'gcloud') return []
      return outputFieldsOf(call, block).flatMap(({name, start}) => {
        if (known.has(name)) return []
        const meant = table.fields.find((field) => field.length > 3 && isOneEdit(name, field))
        if (meant === undefined) return []
        const message = `No answer of Google’s APIs has a field \`${name}\`.`
        return [findingAt(block, start, {message, hint: `Did you mean \`${meant}\`?`})]
      })
    })
  },
}
