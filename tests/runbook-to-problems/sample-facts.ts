import type {Facts} from '../../src/runbook-to-problems/facts.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {describePage} from '../../src/runbook-to-problems/page-facts.ts'

const pages = [
  readPage(
    '---\ninputs:\n  SERVICE_URL: {type: string, pattern: "https://.+", description: Address}\n---\n## Steps\n\n:::step[Look]{#look .read}\n:::\n',
    'runbooks/disaster-recovery.md',
  ),
  readPage('# Support\n\n## Who\n', 'docs/support.md'),
].map(describePage)

/** A small project around the examples of rules. */
export const sampleFacts: Facts = {
  paths: new Set([
    ...['docs', 'docs/_data', 'docs/_data/plan.yaml', 'docs/support.md'],
    ...['runbooks', 'runbooks/disaster-recovery.md', 'static', 'static/img', 'static/img/logo.svg'],
    ...['src/components/PlanTable', 'src/components/PlanTable/index.tsx'],
  ]),
  pages: new Map(pages.map((page) => [page.file, page])),
  today: '2026-02-11',
  isRelease: false,
  unreachable: new Map([['https://gone.example.org/', 'status 404']]),
  project: {
    npmScripts: new Map([
      ['check', 'biome check .'],
      ['test', 'bash scripts/test.sh'],
    ]),
    commands: new Map([['run', new Set(['--environment', '--only', '--from'])]]),
    environments: new Map([['rehearsal', new Set(['SERVICE_URL'])]]),
    contacts: new Set(['platform', 'platform-lead']),
    severities: new Set(),
    tasks: new Set([1, 2]),
    rehearsals: new Map([
      ['disaster-recovery', '2026-02-10'],
      ['never-again', '2025-02-10'],
    ]),
    routes: new Set(['/', '/runbooks']),
    scenarios: new Map([
      ['healthy', ['POOL_SIZE']],
      ['dropped-table', ['POOL_SIZE', 'TABLE_SIZE']],
    ]),
    shown: new Map([['Figure', ['sla.rto']]]),
    vocabulary: {
      frequent: new Set(['rehearsal']),
      known: new Set(['rehearsal', 'service_url', 'service_ur']),
      sql: {frequent: new Set(['jobs']), known: new Set(['jobs'])},
    },
  },
}
