import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {startOfWord, textOfWord} from '../shell/shell-tree.ts'
import {hasOption, operandsOf, type ProgramCall, unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** Commands that are of no project, or name it as their argument. */
const ofNoProject =
  /^(?:auth|billing|components|config|feedback|help|info|init|organizations|projects|resource-manager|topic|version)\b/
/** Commands whose things live in a region, by the option that names it; a list of all services may go over every region. */
const ofRegion = {
  '--region':
    /^(?:run (?:services (?!list\b)|jobs|revisions|deploy|executions)|redis instances|functions|sql instances create|compute network-endpoint-groups (?!list\b))\b/,
  '--location': /^(?:kms (?:keyrings|keys)|scheduler jobs|tasks queues|recommender)\b/,
} as const
/** A whole name says where the thing lives. ex: `projects/a/locations/b/keyRings/c` */
const wholeName = /(?:^| )projects\//

/** A gcloud command says where it acts. */
export const gcloudPlaceMissing: CodeRule = {
  id: 'gcloud-place-missing',
  severity: 'error',
  asks: 'A gcloud command of a step names its project, and its region where the thing lives in one, when the runbook has values for them.',
  explain:
    'What a command does not name comes from the configuration of whoever runs it: another project, or a question at a terminal that a step has not. It is asked where `PROJECT` and `REGION` have values.',
  wrong: `---\ntitle: A\ndescription: B\nowner: platform\nrequires: [gcloud]\ninputs:\n  PROJECT: {type: string, description: P}\n---\n${step('#look .read', bash('gcloud sql instances list'))}`,
  right: `---\ntitle: A\ndescription: B\nowner: platform\nrequires: [gcloud]\ninputs:\n  PROJECT: {type: string, description: P}\n---\n${step('#look .read', bash('gcloud sql instances list --project="$PROJECT"'))}`,
  checkBlock(block) {
    if (!isShell(block) || !block.shell?.isWhole || !(block.scope || block.isOurs)) return []
    return block.shell.commands.map(unwrap).flatMap((call) => {
      const missing = call.name === 'gcloud' ? missingOption(call, block) : undefined
      if (missing === undefined) return []
      const {option, name} = missing
      const message = `This command does not name its ${option.slice(2)}: the configuration of whoever runs it decides.`
      return [findingAt(block, call.words[0]!.start, {message, hint: `Add \`${option}="$${name}"\`.`})]
    })
  },
}

interface MissingOption {
  readonly option: '--project' | '--region' | '--location'
  readonly name: 'PROJECT' | 'REGION'
}

function missingOption(call: ProgramCall, {scope, environmentNames}: CodeBlock): MissingOption | undefined {
  const path = operandsOf(call)
    .map((word) => textOfWord(word) ?? startOfWord(word))
    .filter((text) => !/^(?:alpha|beta|preview)$/.test(text))
    .join(' ')
  const isOpen = path === '' || hasOption(call, '--flags-file', '--help', '--version', '-h')
  if (isOpen || ofNoProject.test(path)) return undefined
  const holds = (name: string) => (scope ? scope.names.has(name) : environmentNames?.includes(name)) === true
  if (holds('PROJECT') && !hasOption(call, '--project', '--billing-account', '--organization', '--folder'))
    return {option: '--project', name: 'PROJECT'}
  const isPlaced =
    wholeName.test(path) ||
    hasOption(call, '--region', '--location', '--zone', '--global') ||
    !holds('REGION')
  if (isPlaced) return undefined
  const option = (['--region', '--location'] as const).find((name) => ofRegion[name].test(path))
  return option && {option, name: 'REGION'}
}
