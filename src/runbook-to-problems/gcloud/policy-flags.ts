/** A message of a Google API, as the SDK names it. */
export interface PolicyMessage {
  readonly api: string
  readonly version: string
  readonly message: string
}

/** Where a command takes a file: after this option, or as this word behind its path, from 0. */
interface PolicyFlag extends PolicyMessage {
  readonly command: RegExp
  readonly at: string | number
}

const iam =
  /^(?:projects|(?:run|secrets|kms|storage|pubsub|compute|iam|artifacts|functions)\b.*) set-iam-policy$/

/** Files that gcloud hands on as they are, without a look at their fields, and the message that each must be. */
const policyFlags: readonly PolicyFlag[] = [
  ...['--policy-from-file', '--policy-file'].map((at) => ({
    ...{command: /^monitoring policies (?:create|update)$/, at},
    ...{api: 'monitoring', version: 'v3', message: 'AlertPolicy'},
  })),
  {
    ...{command: /^monitoring (?:channels|channel) (?:create|update)$/, at: '--channel-content-from-file'},
    ...{api: 'monitoring', version: 'v3', message: 'NotificationChannel'},
  },
  {
    ...{command: /^monitoring dashboards (?:create|update)$/, at: '--config-from-file'},
    ...{api: 'monitoring', version: 'v1', message: 'Dashboard'},
  },
  {
    ...{command: /^secrets (?:create|replication set|replication update)$/, at: '--replication-policy-file'},
    ...{api: 'secretmanager', version: 'v1', message: 'Replication'},
  },
  {
    ...{command: /^logging metrics (?:create|update)$/, at: '--config-from-file'},
    ...{api: 'logging', version: 'v2', message: 'LogMetric'},
  },
  {
    ...{command: /^iam roles (?:create|update)$/, at: '--file'},
    ...{api: 'iam', version: 'v1', message: 'Role'},
  },
  {
    ...{command: /^compute security-policies import$/, at: '--file-name'},
    ...{api: 'compute', version: 'v1', message: 'SecurityPolicy'},
  },
  {
    ...{command: /^compute url-maps import$/, at: '--source'},
    ...{api: 'compute', version: 'v1', message: 'UrlMap'},
  },
  {
    ...{command: /^run services replace$/, at: 0},
    ...{api: 'run', version: 'v1', message: 'Service'},
  },
  {
    ...{command: /^run jobs replace$/, at: 0},
    ...{api: 'run', version: 'v1', message: 'Job'},
  },
  {...{command: iam, at: 1}, ...{api: 'cloudresourcemanager', version: 'v1', message: 'Policy'}},
]

/** The files that a command takes, by where they stand. */
export function policyFlagsOf(path: string): readonly PolicyFlag[] {
  return policyFlags.filter(({command}) => command.test(path))
}
