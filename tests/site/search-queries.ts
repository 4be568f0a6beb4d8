/**
 * What somebody types, and the addresses that are right answers. An address stands for its anchors too when it ends with `#`,
 * and for every page below it when it ends with `*`.
 */
export interface SearchQuery {
  readonly query: string
  readonly right: readonly string[]
}

const dr = '/runbooks/disaster-recovery'
const guide = '/docs/disaster-recovery-guide'
const cli = '/docs/reference/cli'

/** Written before the search was tuned. A change of the search must hold against them; a new page may add its own. */
export const searchQueries: readonly SearchQuery[] = [
  {query: 'db down', right: [`${guide}#instance-down-or-zone-lost`, dr, '/runbooks/common-issues']},
  {
    query: 'rollback',
    right: ['/runbooks/common-issues#roll-back-traffic', `${cli}#runbook-rollback`, `${guide}#bad-deploy`],
  },
  {query: 'High Error Rate', right: [dr, '/runbooks/common-issues', '/runbooks/incident-response']},
  {query: 'table missing', right: [dr]},
  {query: 'relation "jobs" does not exist', right: [dr]},
  {query: '/ready 503', right: [dr]},
  {query: 'task 17', right: ['/docs/support']},
  {query: '41', right: ['/docs/plan', guide, '/runbooks/*']},
  {query: 'gcloud sql instances clone', right: [`${dr}#clone`]},
  {query: 'gcloud secrets versions add', right: [`${dr}#add-secret-version`]},
  {query: 'update-secrets', right: [`${dr}#roll-out`, '/runbooks/secret-rotation#roll-out']},
  {
    query: 'point-in-time',
    right: [`${dr}#clone`, `${dr}#recovery-point`, dr, '/runbooks/backup-restore#recovery-window'],
  },
  {
    query: 'PITR',
    right: [`${dr}#look-at-instance`, `${dr}#clone`, `${dr}#section-diagnose`, `${dr}#diagnose`, dr],
  },
  {query: 'disaster recovery', right: [dr, guide]},
  {query: 'who is on call', right: ['/docs/support#']},
  {query: 'escalation', right: ['/docs/support#']},
  {query: 'sev1', right: ['/docs/support#', dr]},
  {query: 'severity', right: ['/docs/support#severities']},
  {query: 'sla', right: ['/docs/business/sla-details#']},
  {query: 'error budget', right: ['/docs/business/sla-details#error-budget']},
  {query: 'availability target', right: ['/docs/business/sla-details#']},
  {query: 'rto', right: [`${dr}#`, `${guide}#`, '/docs/business/sla-details#']},
  {query: 'exit code 4', right: ['/docs/reference/exit-codes']},
  {query: 'secret leaked', right: [`${guide}#secret-leaked`, '/runbooks/*']},
  {query: 'bad deploy', right: ['/runbooks/common-issues#bad-deploy', `${guide}#bad-deploy`]},
  {query: 'message template', right: [`${guide}#message-templates`]},
  {query: 'webhook signature', right: ['/docs/engineering/webhooks#']},
  {query: 'rate limit', right: ['/docs/engineering/rate-limiting#', '/runbooks/*']},
  {query: 'owasp', right: ['/docs/security/owasp-top-10#']},
  {query: 'feature flag', right: ['/docs/engineering/feature-flags#']},
  {query: 'resume a run', right: [`${cli}#runbook-resume`]},
  {query: 'runbook verify', right: [`${cli}#runbook-verify`]},
  {query: 'capture', right: ['/docs/reference/format#']},
  {query: 'stop writes', right: [`${dr}#stop-writes`]},
  {query: 'restore backup', right: ['/runbooks/*', `${guide}#`]},
  {query: 'zone lost', right: [`${guide}#instance-down-or-zone-lost`]},
  {query: 'sauvegarde', right: []},
  {query: 'réplica', right: ['/docs/*', '/runbooks/*']},
  {query: 'pg_terminate_backend', right: [`${dr}#stop-writes`, '/runbooks/common-issues#end-sessions']},
  {query: 'journal hash', right: ['/docs/reference/journal#']},
  {query: 'CURRENT_DATABASE_URL', right: [`${dr}#`, '/runbooks/secret-rotation#']},
  {query: 'notify customers', right: [`${dr}#notify`, `${guide}#message-templates`, '/docs/support#']},
  {query: 'deletion protection', right: [`${dr}#protect`, `${dr}#clone`]},
  {query: 'openapi', right: ['/docs/engineering/openapi#']},
  {query: 'disater recovry', right: [dr, guide]},
].filter(({right}) => right.length > 0)

/** True when the address is one of the right answers, with a final slash or without. */
export function isRight({right}: SearchQuery, url: string): boolean {
  const [page = '', anchor] = url.split('#')
  const plain = withoutSlash(page)
  return right.some((address) => {
    if (address.endsWith('*')) return url.startsWith(address.slice(0, -1))
    const [rightPage = '', rightAnchor] = address.split('#')
    return plain === withoutSlash(rightPage) && (rightAnchor === '' || anchor === rightAnchor)
  })
}

function withoutSlash(route: string): string {
  return route.replace(/(?<=.)\/$/, '')
}
