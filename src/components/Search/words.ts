// The words of each list mean the word before it. Pages and queries both go through this, the French of the plan too.
const same: Readonly<Record<string, string>> = {
  alert: 'alerte alarm alarms',
  attack: 'attacker hacked hacker breach breached compromised',
  backup: 'sauvegarde sauvegarder',
  connection: 'connexion',
  cost: 'cout facture invoice bill expensive spending depenses',
  credential: 'password passwd pwd mdp motdepasse',
  customer: 'client user clients',
  data: 'donnees donnee',
  database: 'db sgbd bdd basededonnees',
  deploy: 'deploiement deployment release released',
  disaster: 'sinistre desastre',
  down: 'outage unavailable unreachable crash crashed offline panne dead',
  encrypt: 'chiffrement chiffrer encryption',
  error: 'erreur',
  escalation: 'escalade',
  golive: 'launch launching lancement',
  gone: 'deleted removed dropped missing lost lose losing loss disappeared wiped erased truncated vanished supprime perdu deletion notfound',
  index: 'indexes indices',
  key: 'cle',
  load: 'charge',
  note: 'record recorded',
  oncall: 'astreinte',
  phone: 'telephone',
  policy: 'politique',
  postgres: 'postgresql pg psql',
  rate: 'taux',
  recovery: 'reprise recover recovered recovering recuperation',
  replica: 'replique',
  request: 'requete req',
  restore: 'restaurer restauration',
  review: 'postmortem retrospective revue',
  rollback: 'undo revert',
  security: 'securite',
  signin: 'login logon auth authentication authenticate',
  slow: 'lent lente latency latence sluggish',
  stakeholder: 'partiesprenantes',
  task: 'tache',
}

/** Words that are close to what was typed: they are looked for as well, and count less. */
const close: Readonly<Record<string, string>> = {
  access: 'right permission role',
  attack: 'leak address limit',
  autoscaling: 'scaling instance',
  ban: 'refuse deny limit',
  bigger: 'size larger machine',
  block: 'ban refuse deny limit',
  broke: 'broken trouble bad error',
  call: 'phone who',
  contact: 'phone who support',
  cost: 'budget',
  change: 'rotate new',
  create: 'make',
  dump: 'export import',
  failing: 'error',
  freeze: 'hang stuck',
  full: 'limit many',
  gcp: 'google cloud',
  guarantee: 'promise target level',
  hang: 'stuck restart',
  internet: 'network offline',
  ip: 'address',
  kill: 'end',
  mysql: 'database',
  outage: 'incident',
  p95: 'slow',
  p99: 'slow',
  paged: 'alert acknowledge oncall',
  pager: 'alert oncall',
  pagerduty: 'alert oncall',
  performance: 'slow',
  phone: 'support who oncall',
  progress: 'plan state',
  prod: 'production api',
  recovery: 'restore',
  reboot: 'restart replace',
  restore: 'recovery',
  roadmap: 'plan',
  server: 'api instance service',
  service: 'api',
  site: 'api service',
  slack: 'channel chat',
  stuck: 'hang',
  timeout: 'slow hang',
  token: 'secret key',
  upgrade: 'size machine',
  uptime: 'availability',
  website: 'api service',
  ...{500: '5xx error', 502: '5xx error', 503: '5xx error', 504: '5xx error', 403: 'refuse'},
}

/** What a word is called here, by its stem. */
export const nameOf: ReadonlyMap<string, string> = new Map(
  Object.entries(same).flatMap(([name, words]) => words.split(' ').map((word) => [stem(word), stem(name)])),
)

/** The words beside a word, as both stand in the index. */
export const closeTo: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(close).map(([word, near]) => [named(word), near.split(' ').map(named)]),
)

/** A word without its ending, so that one of many and many of one are the same. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const one = word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1')
  return one.length > 4 ? one.replace(/(?:(?<=.{4})ion|ing|ed|e)$/, '') : one
}

function named(word: string): string {
  const short = stem(word)
  return nameOf.get(short) ?? short
}
