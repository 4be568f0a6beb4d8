import type {Google} from '../../../src/rehearsal/google/google.ts'

/** How the stand-in is held against the real gcloud for one command. */
export interface CommandCases {
  /** The command's words. */
  readonly words: string
  /** Command lines that succeed, after the words and without the project; the first one is the base of all failures. */
  readonly lines: readonly (readonly string[])[]
  /** The request that matters, for answers of 404 and 409 in its place. */
  readonly main: {readonly method: string; readonly path: RegExp}
  /** The line for answers of 403 and 409, where the first one needs what only another command makes. */
  readonly failing?: readonly string[]
  /** A line that names something which does not exist; where there is none, the main request is answered with 404. */
  readonly missing?: readonly string[]
  /** True where it changes the world, so that times and names differ between two runs. */
  readonly changes?: true
  /** True where an operation follows that can fail. */
  readonly startsOperation?: true
  readonly stdin?: string
  /** True where the address names no project, so that another one is not refused by it. */
  readonly namesNoProject?: true
  /** Takes back in PostgreSQL what the real gcloud did, so that the stand-in can do it too. */
  readonly undo?: (google: Google) => Promise<unknown>
}

const instance = 'aiprod-v33-postgres'
const service = ['aiprod-v33-api', '--region=europe-west1']
const noService = ['nix', '--region=europe-west1']
const secret = '--secret=DATABASE_URL'
/** An object that is there from the beginning. */
export const stored = 'gs://aiprod-v33-backups/old/export.sql'
const get = (path: RegExp) => ({method: 'GET', path})
const post = (path: RegExp) => ({method: 'POST', path})

/** Instance that the changing cases clone, patch and delete. */
export const clone = 'aiprod-v33-pitr'

/** Commands that only look. Every form that the runbook uses is among them. */
export const reading: readonly CommandCases[] = [
  {
    words: 'sql instances describe',
    lines: [
      [
        instance,
        '--format=table(name,state,databaseVersion,settings.backupConfiguration.pointInTimeRecoveryEnabled:label=PITR)',
      ],
      [instance, '--format=value(settings.deletionProtectionEnabled,nix,ipAddresses[0].ipAddress)'],
      [
        instance,
        '--format=value(databaseVersion,settings.edition,settings.dataDiskSizeGb,settings.ipConfiguration.privateNetwork)',
      ],
      [instance],
    ],
    main: get(/instances\/[^/]+$/),
    missing: ['bad/x', '--format=json'],
  },
  {
    words: 'sql instances get-latest-recovery-time',
    lines: [[instance, '--format=value(earliestRecoveryTime)']],
    main: get(/getLatestRecoveryTime$/),
    missing: ['nix'],
  },
  {
    words: 'sql instances list',
    lines: [[`--filter=name=${instance}`, '--format=value(name)'], [], ['--limit=1', '--format=json']],
    main: get(/instances$/),
  },
  {
    words: 'sql backups list',
    lines: [
      [`--instance=${instance}`, '--limit=5'],
      [`--instance=${instance}`, "--filter=description='nix' AND status=SUCCESSFUL", '--format=value(id)'],
      [
        '--instance',
        instance,
        '--filter',
        'type=automated AND status="SUCCESSFUL"',
        '--format',
        'csv(id,windowStartTime)',
      ],
    ],
    main: get(/backupRuns$/),
    missing: ['--instance=nix', '--format=json'],
  },
  {
    words: 'run services describe',
    lines: [
      [...service, '--format=value(status.traffic[0].revisionName)'],
      [
        ...service,
        '--flatten=spec.template.spec.containers[].env[]',
        '--format=csv[no-heading](spec.template.spec.containers.env.name,spec.template.spec.containers.env.valueFrom.secretKeyRef.key)',
      ],
      [...service, '--format=yaml'],
    ],
    main: get(/services\/[^/]+$/),
    missing: [...noService, '--format=json'],
  },
  {
    words: 'secrets versions list',
    lines: [
      ['DATABASE_URL', '--filter=state=ENABLED', '--limit=1', '--format=value(name)'],
      ['DATABASE_URL'],
    ],
    main: get(/versions$/),
    missing: ['NIX', '--format=json'],
  },
  {
    words: 'secrets versions describe',
    lines: [
      ['1', secret, '--format=value(state)'],
      ['latest', secret],
    ],
    main: get(/versions\/[^/]+$/),
    missing: ['99', secret],
  },
  {
    words: 'secrets versions access',
    lines: [['latest', secret]],
    main: get(/:access$/),
    missing: ['latest', '--secret=a b'],
  },
  {
    words: 'logging read',
    lines: [
      [
        'resource.type="cloudsql_database" AND textPayload:"CREATE TABLE"',
        '--freshness=1d',
        '--limit=1',
        '--format=value(timestamp)',
      ],
      ['textPayload:"CREATE TABLE" AND timestamp>="2020-01-01T00:00:00Z"', '--limit=2'],
    ],
    main: post(/entries:list$/),
  },
  {
    words: 'sql databases list',
    lines: [[`--instance=${instance}`, '--format=value(name)'], [`--instance=${instance}`]],
    main: get(/databases$/),
    missing: ['--instance=nix', '--format=json'],
  },
  {
    words: 'storage objects describe',
    lines: [[stored, '--format=value(size)']],
    main: get(/\/o\/[^/]+$/),
    missing: ['gs://aiprod-v33-backups/nix', '--format=value(size)'],
    namesNoProject: true,
  },
]

const drill = 'aiprod-v33-drill'
const file = 'gs://aiprod-v33-backups/drill/export.sql.gz'

/** Commands that change something, in an order in which each finds what it needs. `{time}` is a reachable instant. `{backup}` is the newest backup. */
export const changing: readonly CommandCases[] = [
  {
    words: 'sql backups create',
    lines: [[`--instance=${instance}`, '--description=before recovery x']],
    main: post(/backupRuns$/),
    missing: ['--instance=nix', '--description=x'],
    changes: true,
    startsOperation: true,
  },
  {
    words: 'sql instances clone',
    lines: [[instance, clone, '--point-in-time={time}']],
    main: post(/clone$/),
    missing: ['nix', clone],
    changes: true,
    startsOperation: true,
  },
  {
    words: 'sql instances patch',
    lines: [
      [
        instance,
        '--deletion-protection',
        '--backup-start-time=03:00',
        '--enable-point-in-time-recovery',
        '--retained-transaction-log-days=5',
        '--quiet',
      ],
      [clone, '--no-deletion-protection', '--quiet'],
    ],
    main: {method: 'PATCH', path: /instances\/[^/]+$/},
    missing: ['nix', '--no-deletion-protection', '--quiet'],
    changes: true,
    startsOperation: true,
  },
  {
    words: 'sql instances delete',
    lines: [[clone, '--quiet']],
    main: {method: 'DELETE', path: /instances\/[^/]+$/},
    missing: ['nix', '--quiet'],
    changes: true,
    startsOperation: true,
  },
  {
    words: 'secrets versions add',
    lines: [['DATABASE_URL', '--data-file=-', '--format=value(name)']],
    main: post(/:addVersion$/),
    missing: ['NIX', '--data-file=-'],
    changes: true,
    stdin: 'postgresql://somebody:a secret of any kind\n',
  },
  {
    words: 'run services update',
    lines: [
      [...service, '--update-secrets=DATABASE_URL=DATABASE_URL:2'],
      [...service, '--update-secrets=NOTIFY_WEBHOOK_URL=NOTIFY_WEBHOOK_URL:latest'],
    ],
    main: {method: 'PUT', path: /services\/[^/]+$/},
    missing: [...noService, '--update-secrets=DATABASE_URL=DATABASE_URL:2'],
    changes: true,
  },
  {
    words: 'run services update-traffic',
    lines: [[...service, '--to-revisions={revision}=100']],
    main: {method: 'PUT', path: /services\/[^/]+$/},
    missing: [...noService, '--to-revisions=nix=100'],
    changes: true,
  },
  {
    words: 'secrets versions disable',
    lines: [['1', secret]],
    main: post(/:disable$/),
    missing: ['99', secret],
    changes: true,
  },
  {
    words: 'secrets versions enable',
    lines: [['1', secret]],
    main: post(/:enable$/),
    missing: ['99', secret],
    changes: true,
  },
  {
    words: 'sql export sql',
    lines: [[instance, file, '--database=aiprod', '--offload']],
    main: post(/export$/),
    missing: ['nix', file, '--database=aiprod'],
    changes: true,
    startsOperation: true,
  },
  {
    words: 'sql instances create',
    lines: [
      [
        drill,
        '--region=europe-west1',
        '--database-version=POSTGRES_15',
        '--edition=ENTERPRISE',
        '--tier=db-custom-2-7680',
        '--storage-size=20',
        '--no-assign-ip',
        '--network=projects/aiprod-484120/global/networks/default',
      ],
    ],
    main: post(/instances$/),
    changes: true,
    startsOperation: true,
  },
  {
    words: 'sql backups restore',
    lines: [['{backup}', `--restore-instance=${drill}`, `--backup-instance=${instance}`, '--quiet']],
    main: post(/restoreBackup$/),
    missing: ['17', '--restore-instance=nix', `--backup-instance=${instance}`, '--quiet'],
    changes: true,
    startsOperation: true,
  },
  {
    words: 'sql databases create',
    lines: [['import_check', `--instance=${drill}`]],
    main: post(/databases$/),
    missing: ['import_check', '--instance=nix'],
    changes: true,
    startsOperation: true,
    undo: ({postgres}) =>
      postgres.get(drill)!.session('postgres', (client) => client.query('DROP DATABASE import_check')),
  },
  {
    words: 'sql import sql',
    lines: [[drill, file, '--database=import_check', '--user=aiprod', '--quiet']],
    main: post(/import$/),
    missing: [drill, 'gs://aiprod-v33-backups/nix', '--database=import_check', '--quiet'],
    changes: true,
    startsOperation: true,
    undo: ({postgres}) =>
      postgres.get(drill)!.session('import_check', (client) => client.query('DROP TABLE jobs, results')),
  },
  {
    words: 'storage rm',
    lines: [[file]],
    main: {method: 'DELETE', path: /\/o\/[^/]+$/},
    failing: [stored],
    missing: ['gs://aiprod-v33-backups/nix'],
    namesNoProject: true,
    changes: true,
  },
  {
    words: 'sql backups delete',
    lines: [['{backup}', `--instance=${instance}`, '--quiet']],
    main: {method: 'DELETE', path: /backupRuns\/\d+$/},
    missing: ['17', `--instance=${instance}`, '--quiet'],
    changes: true,
    startsOperation: true,
  },
]
