import type {SearchQuery} from './search-queries.ts'

/** What somebody types, and where it has to lead: a page, of which any part will do, or one place of it. */
type Asked = readonly [query: string, ...right: string[]]

const common = '/runbooks/common-issues'
const recovery = '/runbooks/disaster-recovery'
const guide = '/docs/disaster-recovery-guide'
const database = '/runbooks/database-optimization'
const audit = '/runbooks/security-audit'
const ddos = '/runbooks/ddos-protection'
const monitoring = '/runbooks/monitoring-alerting'
const rotation = '/runbooks/secret-rotation'
const backup = '/runbooks/backup-restore'
const incident = '/runbooks/incident-response'
const scaling = '/runbooks/scaling'
const load = '/runbooks/load-testing'
const golive = '/runbooks/go-live'
const healing = '/runbooks/self-healing'
const drill = '/runbooks/notification-drill'
const cost = '/runbooks/cost-review'
const support = '/docs/support'
const sla = '/docs/business/sla-details'
const cli = '/docs/reference/cli'
const environments = '/docs/reference/environments'
const exits = '/docs/reference/exit-codes'
const format = '/docs/reference/format'
const problems = '/docs/reference/problems'
const publishing = '/docs/reference/publishing'
const journal = '/docs/reference/journal'
const rehearsal = '/docs/reference/rehearsal'

// Written on 2026-11-30 from the built pages alone, with the answers, by somebody who had read neither the search nor its tests.
// The sets were committed before the first of them was measured.

/** The first set. */
export const firstUnseen: readonly Asked[] = [
  ['FATAL: password authentication failed for user "aiprod"', common],
  ['remaining connection slots are reserved', common, scaling],
  ['ERROR: relation "jobs" does not exist', recovery],
  ['cannot execute INSERT in a read-only transaction', recovery],
  ['no available instance', scaling],
  ['503 ready', recovery, common],
  ['API Down', common, healing],
  ['High Error Rate', common],
  ['Database Connections', common, scaling],
  ['slow answers', common],
  ['task 29', `${database}#replica`],
  ['task 16', `${incident}#roles`],
  ['task 37', `${cost}#decide-spot`],
  ['#23', `${ddos}#waf-rules`],
  ['gcloud sql instances failover', `${guide}#instance-down-or-zone-lost`],
  ['gcloud kms keyrings create', `${rotation}#key-ring`],
  ['update-traffic --to-latest', `${incident}#allow-deploys-again`, common, incident],
  ['security-policies create', `${ddos}#policy`],
  ['get-iam-policy', audit],
  ['gcloud sql export', `${backup}#export`],
  ['RTO', guide, sla, recovery],
  ['PITR', recovery],
  ['cmek', `${rotation}#cmek-secret`, `${rotation}#encrypt-with-your-own-key`],
  ['WAF', `${ddos}#waf-rules`],
  ['hmac', '/docs/engineering/webhooks#sign-and-check', '/docs/engineering/webhooks'],
  ['exit code 4', exits],
  ['--unreviewed', cli, environments],
  ['RECOVERY_INSTANCE', recovery],
  ['RUNBOOK_STARTED', `${environments}#what-a-step-sees`],
  ['BASE_URL', `${publishing}#address`],
  ['rolback traffic', `${common}#roll-back-traffic`],
  ['dissaster', recovery, guide],
  ['pasword leaked', rotation, `${guide}#secret-leaked`],
  ['read replcia', `${database}#replica`, `${database}#read-replica`],
  ['escal', support, `${drill}#escalate`],
  ['notif drill', drill],
  ['who is on call', support],
  ['phone platform lead', support],
  ['error budget', `${sla}#error-budget`],
  ['downtime minutes', `${sla}#definitions`],
  ['restart cloud run', healing],
  ['liveness probe', healing],
  ['freeze deploys', `${incident}#freeze`],
  [
    'restore backup new instance',
    `${backup}#restore`,
    `${backup}#create-drill`,
    `${guide}#whole-instance-deleted`,
  ],
  ['drop table', recovery],
  ['idle in transaction', common],
  ['seq scan', database],
  ['bill too high', cost],
  ['slack budget', monitoring],
  ['429', scaling, ddos, '/docs/engineering/rate-limiting'],
  ['slowapi', '/docs/engineering/rate-limiting'],
  ['swagger', '/docs/engineering/openapi'],
  ['secret older than 90 days', rotation],
  ['region lost', `${guide}#region-lost`],
  ['instance deleted', `${guide}#whole-instance-deleted`],
  [
    'message to customers',
    `${incident}#words-for-customers`,
    `${incident}#customers`,
    `${guide}#message-templates`,
  ],
  ['drill log', `${guide}#drill-log`, `${backup}#drill-log`, `${drill}#drill-log`],
  ['resume a run', `${cli}#runbook-resume`],
  ['offline', publishing],
  ['windows', `${cli}#macos-and-windows`],
]

/** Measured only after the search was tuned with the first. */
export const secondUnseen: readonly Asked[] = [
  ['FATAL: sorry, too many clients already', common, scaling],
  ['table dropped by accident', recovery],
  ['all customers see 500', common, incident],
  ['connection refused database', common, `${guide}#instance-down-or-zone-lost`],
  ['site slow after deploy', common],
  ['one instance hangs', healing],
  ['cold start', scaling],
  ['task 7', `${recovery}#clone`],
  ['tache 18', `${rotation}#schedule`],
  ['task 41', `${healing}#set-probes`],
  ['gcloud sql backups restore', `${backup}#restore`, `${guide}#whole-instance-deleted`],
  ['gcloud secrets versions disable', rotation, recovery, common],
  ['gcloud monitoring policies create', monitoring],
  ['gcloud redis instances create', `${database}#cache`],
  ['pg_stat_activity', common, database, scaling, load],
  ['explain analyze', database],
  ['RPO', guide, sla, recovery],
  ['SSRF', '/docs/engineering/webhooks', '/docs/security/owasp-top-10'],
  ['KPI', '/docs/engineering/kpi-metrics'],
  ['exit 130', exits],
  ['--take-over', cli],
  ['--only', cli],
  ['MAX_INSTANCES', scaling],
  ['BILLING_ACCOUNT', cost, monitoring],
  ['FORCE_COLOR', cli],
  ['secert rotation', rotation],
  ['disaster recovry', recovery, guide],
  ['incidnet', incident],
  ['stakeh', `${golive}#tell-stakeholders`, `${golive}#words-for-stakeholders`, golive],
  ['load test', load],
  ['business owner', support],
  ['status page', support],
  ['availability target', sla],
  ['rule of three', sla],
  ['no probes set', healing],
  ['close the door', `${incident}#close-door`],
  ['certificate not active', ddos],
  ['alert reached nobody', drill, monitoring],
  ['guarded environment', `${environments}#guarded-environments`],
  ['print on paper', publishing],
]

/** Measured when the second set had been looked at. */
export const thirdUnseen: readonly Asked[] = [
  ['db down', common, guide],
  ['jobs disappeared', recovery],
  ['roll back deploy', `${common}#roll-back-traffic`, `${guide}#bad-deploy`],
  ['connection pool exhausted', common, scaling],
  ['login of service account key leaked', audit, rotation, `${guide}#secret-leaked`],
  ['kms key destroyed', `${guide}#key-destroyed`],
  ['google is down', `${support}#when-the-cloud-is-at-fault`, incident, `${guide}#a-dependency-is-down`],
  ['customers noticed first', monitoring],
  ['task 1', `${load}#load`],
  ['task 36', `${cost}#decide-size`],
  ['task 12', `${audit}#owners`],
  ['gcloud run services update --min-instances', `${scaling}#set-limits`],
  ['gcloud logging read', recovery, incident, common, ddos],
  ['gcloud scheduler jobs create', `${rotation}#scheduler`, `${monitoring}#forwarder-schedule`],
  ['gcloud sql instances clone', `${recovery}#clone`],
  ['create index concurrently', database],
  ['max_connections', scaling],
  ['log_statement', recovery, scaling],
  ['SEV1', support, incident],
  ['SLO', sla],
  ['IAM', audit],
  ['OWASP', '/docs/security/owasp-top-10'],
  ['MTTR incident review', incident],
  ['exit status 3 problems', exits],
  ['--from step', cli],
  ['--confirm', cli, environments],
  ['DAMAGED_AT', recovery],
  ['SITE_URL', `${publishing}#address`],
  ['BUDGET_AMOUNT', monitoring],
  ['rehersal', rehearsal],
  ['montoring', monitoring],
  ['secuirty audit', audit],
  ['feature fla', '/docs/engineering/feature-flags'],
  ['webho', '/docs/engineering/webhooks', `${environments}#webhooks`],
  ['service credits', `${sla}#credits-and-exclusions`],
  ['end stuck sessions', `${common}#end-sessions`],
  ['hash chain audit', `${journal}#the-chain-of-hashes`, cli],
  ['capture output of a step', format],
  ['change-without-verify', problems],
  ['ctrl-c', cli],
]

// The next sets were written by the same person, who had read and tuned the search by then; each was committed before it was measured.

/** Measured when the third set had been looked at. */
export const fourthUnseen: readonly Asked[] = [
  ['api returns 503', common, recovery],
  ['permission denied for table jobs', common, recovery, database, rotation],
  ['psql could not connect to server', common, guide],
  ['truncate jobs by mistake', recovery],
  ['wrong rows since yesterday', guide, recovery],
  ['bad release', `${guide}#bad-deploy`, common],
  ['give traffic back', `${common}#roll-back-traffic`],
  ['traffic pinned', common, incident, golive, `${guide}#bad-deploy`],
  ['uptime check', `${monitoring}#uptime`, `${golive}#uptime`, monitoring],
  ['alert silent', monitoring],
  ['who decides about data loss', support],
  ['second person called', `${drill}#escalate`],
  ['task 3', `${scaling}#max-connections`],
  ['task 25', `${monitoring}#forwarder`],
  ['task 40', '/docs/engineering/feature-flags'],
  ['gcloud sql backups create', `${backup}#backup`, `${recovery}#backup`],
  ['gcloud run revisions list', incident, common, `${guide}#bad-deploy`],
  [
    'gcloud secrets versions add',
    `${recovery}#add-secret-version`,
    `${rotation}#add-secret-version`,
    rotation,
  ],
  ['gcloud artifacts docker images', audit],
  ['pg_terminate_backend', common, recovery],
  ['DROP INDEX', database],
  ['default_transaction_read_only', recovery],
  ['SLI', sla],
  ['KMS', rotation, `${guide}#key-destroyed`],
  ['XSS CSRF', '/docs/security/owasp-top-10'],
  ['little law instances', `${scaling}#needed`],
  ['exit code 2 usage', exits],
  ['--incident', cli],
  ['--jobs', `${cli}#runbook-rehearse`],
  ['POOL_SIZE', scaling],
  ['SEVERITY', incident, `${support}#severities`],
  ['ROTATOR_IMAGE', rotation],
  ['esclation', support, drill],
  ['faliover', `${guide}#instance-down-or-zone-lost`],
  ['bakcup', backup],
  ['prob', healing, problems],
  ['archiv', `${cli}#the-archive`],
  ['json schema', '/docs/reference/data', '/docs/engineering/request-validation'],
  ['postmortem', `${incident}#review`, incident],
  ['rehearsal evidence', rehearsal],
]

/** Measured when the fourth set had been looked at. */
export const fifthUnseen: readonly Asked[] = [
  ['everything is down', common, incident],
  ['jobs table empty', recovery],
  ['password rejected since deploy', common],
  ['slow query', database, common],
  ['out of connections', common, scaling],
  ['somebody left the company', audit, rotation],
  ['token leaked on github', rotation, audit, `${guide}#secret-leaked`],
  ['too many requests from one ip', ddos, '/docs/engineering/rate-limiting'],
  ['customers must not reach the api', `${incident}#close-door`],
  ['zone down', `${guide}#instance-down-or-zone-lost`],
  ['task 5', `${load}#record`],
  ['task 20', `${rotation}#scheduler`],
  ['task 33', common],
  ['gcloud sql instances describe', recovery, database, backup, scaling],
  ['gcloud compute addresses create', `${ddos}#address`],
  ['gcloud billing budgets create', `${monitoring}#budget`],
  ['gcloud pubsub topics create', `${monitoring}#topics`, `${rotation}#topic`],
  ['gcloud sql users set-password', rotation],
  ['gs:// import', backup],
  ['curl ready', common, healing, scaling, recovery, incident],
  ['what did the rehearsal prove', rehearsal, '/docs', `${guide}#what-is-proven-and-what-is-not`],
  ['SLA', sla],
  ['p95', load, sla],
  ['VPC', database],
  ['cron', rotation, monitoring],
  ['exit 5', exits],
  ['--yes', cli],
  ['--json', cli],
  ['PORT_OF_API', healing],
  ['KEY_RING', rotation],
  ['BACKUP_BUCKET', backup],
  ['incident comander role', `${incident}#roles`, `${guide}#roles`, support],
  ['databse index', database],
  ['notfication', drill, monitoring],
  ['kpi metr', '/docs/engineering/kpi-metrics'],
  ['offl', publishing],
  ['secret in log masked', `${journal}#what-is-masked`],
  ['write a new runbook', format],
  ['environment file keys', environments],
  ['launch checklist', golive],
]

/** Measured when the fifth set had been looked at. */
export const sixthUnseen: readonly Asked[] = [
  ['users get 502', common, incident],
  ['login fails after password change', rotation, common],
  ['rows deleted by a bad migration', recovery, guide],
  ['instance stuck', healing],
  ['requests time out', healing, common],
  ['disk full', common, guide],
  ['cloud run revision not ready', common, healing],
  ['data leak', incident],
  ['restart database', scaling, database, healing],
  ['how long does a restore take', guide, backup, sla],
  ['who calls google', support],
  ['first message', `${guide}#message-templates`, `${incident}#first-message`],
  ['task 9', `${drill}#acknowledge`],
  ['task 22', '/docs/engineering/rate-limiting'],
  ['task 34', sla],
  ['gcloud run services describe', common, healing, scaling, recovery, incident, rotation],
  ['gcloud sql instances patch', database, cost, recovery, backup],
  ['gcloud compute url-maps create', `${ddos}#url-map`],
  ['gcloud kms keys create', `${rotation}#key`],
  ['gcloud recommender recommendations list', cost, audit],
  ['SELECT count(*) FROM jobs', recovery, backup, common],
  ['canceling statement due to conflict with recovery', database],
  ['error 403', ddos, '/docs/security/owasp-top-10', audit],
  ['JWT', '/docs/security/owasp-top-10', journal],
  ['TLS certificate', ddos],
  ['exit code 3', exits],
  ['--head', `${cli}#runbook-runs-audit`],
  ['--fault', cli, rehearsal],
  ['LATENCY_MS', scaling],
  ['DRILL_INSTANCE', backup],
  ['ONCALL_EMAIL', monitoring],
  ['resme', cli],
  ['scalling', scaling],
  ['laod testing', load],
  ['webhooks signature', '/docs/engineering/webhooks#sign-and-check', '/docs/engineering/webhooks'],
  ['cost revi', cost],
  ['verify rules list', problems, cli],
  ['macos', `${cli}#macos-and-windows`],
  ['go or no go', golive],
  ['quarterly drill', `${guide}#drill-calendar`],
]

/** Such queries in the form of the other tables. */
export function toQueries(asked: readonly Asked[]): readonly SearchQuery[] {
  return asked.map(([query, ...right]) => ({
    query,
    right: right.map((url) => (url.includes('#') ? url : `${url}#`)),
  }))
}
