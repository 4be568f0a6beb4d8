import {type CodeRule, findingAt} from '../code/code-rule.ts'

/** gcloud's own parser accepts every gcloud command. */
export const gcloudCommand: CodeRule = {
  id: 'gcloud-command',
  severity: 'error',
  asks: 'Every gcloud command is one that gcloud’s own parser accepts.',
  explain:
    'The words of the command, with samples for its variables, are put to the parser of the gcloud on this machine: command, release track, options, choices and what is required. No command is executed, and no text of the page but these words leaves it. Without gcloud, a table of the commands that our pages use takes its place. A refusal that only a sample caused does not count.',
  wrong: '```bash\ngcloud sql instances describe aiprod-v33-postgres --formt=json\n```',
  right: '```bash\ngcloud sql instances describe aiprod-v33-postgres --format=json\n```',
  checkBlock(block) {
    return (block.gcloud ?? []).map(({start, message, hint}) => findingAt(block, start, {message, hint}))
  },
}
