import {type CodeRule, findingAt} from '../code/code-rule.ts'

/** A file of fields that gcloud is given is what the API expects. */
export const policyFileField: CodeRule = {
  id: 'policy-file-field',
  severity: 'error',
  asks: 'A policy file that gcloud is given has only fields that the API knows.',
  explain:
    'gcloud sends `"conditionTreshold": …` on without a word, and the alert never fires. The file in the repository, or the here-document that an earlier command writes to the same name, is held against the message classes of the gcloud on this machine. Nothing is sent. Without gcloud, or where only a run can tell what the file holds, this is a note.',
  wrong:
    '```bash\ncat > policy.json <<\'END\'\n{"displayName": "Errors", "combinr": "OR"}\nEND\ngcloud alpha monitoring policies create --policy-from-file=policy.json\n```',
  right:
    '```bash\ncat > policy.json <<\'END\'\n{"displayName": "Errors", "combiner": "OR"}\nEND\ngcloud alpha monitoring policies create --policy-from-file=policy.json\n```',
  checkBlock(block) {
    return (block.policies ?? []).map(({start, message, hint, isSure}) =>
      findingAt(block, start, {message, hint, severity: isSure ? 'error' : 'note'}),
    )
  },
}
