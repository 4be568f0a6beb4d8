import {inCode} from './code-sites.ts'
import {letter, type MutationKind} from './mutation.ts'
import {inShell, isOfGcloud, remove} from './shell-sites.ts'

const shells = ['bash', 'sh']

/** Options whose values gcloud knows. */
const enums =
  /^--(?:ingress|tier|availability-type|vpc-egress|http-method|type|provisioning-model|protocol|purpose|payload-type|network-tier|load-balancing-scheme|ip-version|action|conform-action|exceed-action|enforce-on-key|connect-mode|transit-encryption-mode|network-endpoint-type|managed-by|severity|resource-type|instance-termination-action)=[\w-]+$/

const choice = inShell(
  'gcloud: a letter of a choice',
  (found, text) => isOfGcloud(found) && enums.test(text),
  (text) => (random) => {
    const [, option = '', value = ''] = /^(--[\w-]+=)(.*)$/.exec(text) ?? []
    const damaged = letter(value)(random)
    return damaged === undefined ? undefined : option + damaged
  },
)

const formatField = inCode(
  'gcloud: a letter of a field of an output format',
  {languages: shells, pattern: /(?<=--format='(?:value|table|csv)\b[^']*?[(,.])[a-zA-Z]{4,}(?=[^']*')/g},
  letter,
)

const filterKey = inCode(
  'gcloud: a letter of a field of a filter',
  {
    languages: shells,
    pattern: /(?<=(?:--filter=["']?|logging read ["'](?:[^"']|\\")*?))[a-zA-Z_]{4,}(?=(?:\.\w+)*[=:<>])/g,
  },
  letter,
)

const filterWord = inCode(
  'gcloud: a letter of AND, OR or NOT',
  {languages: shells, pattern: /(?<= )(?:AND|NOT)(?= )/g},
  letter,
)

const isProject = /^--project=/
const project = inShell(
  'gcloud: its project is gone',
  (found, text) => isOfGcloud(found) && isProject.test(text),
  remove,
)

const region = inShell(
  'gcloud: its region is gone',
  (found, text) => isOfGcloud(found) && /^--(?:region|location)=/.test(text),
  remove,
)

const flagDash = inShell(
  'flag: a dash is gone',
  (found, text) => isOfGcloud(found) && /^--[a-z]/.test(text),
  (text) => () => text.slice(1),
)

const role = inCode(
  'gcloud: a letter of a role',
  {languages: shells, pattern: /(?<=roles\/)[a-zA-Z.]{5,}/g},
  letter,
)

const cron = inCode(
  'schedule: a field is gone or out of range',
  {languages: shells, pattern: /(?<=--schedule=')[^']+/g},
  (text) => (random) => {
    const fields = text.split(' ')
    const at = random.below(fields.length)
    if (random.below(2) === 0) return fields.filter((_, index) => index !== at).join(' ')
    return fields.map((field, index) => (index === at ? '99' : field)).join(' ')
  },
)

const zone = inCode('time zone: a letter', {languages: shells, pattern: /(?<=--time-zone=)[\w/]+/g}, letter)

/** Damage to calls of gcloud. */
export const gcloudKinds: readonly MutationKind[] = [
  choice,
  formatField,
  filterKey,
  filterWord,
  project,
  region,
  flagDash,
  role,
  cron,
  zone,
]
