/** A step's id: lower case, digits and hyphens, at most 63 characters. Links, evidence and resume hang on it. */
export const stepIdPattern = /^[a-z][a-z0-9-]{0,62}$/

/** A runbook's id is its file name without `.md`, in the same alphabet as a step's id. */
export const runbookIdPattern = stepIdPattern

/** The name of an input or capture: it becomes an environment variable of the step. */
export const valueNamePattern = /^[A-Z][A-Z0-9_]{2,63}$/

/** The id of an incident in whatever system keeps them. ex: `INC-123`, `#4711` */
export const incidentPattern = /^#?[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Names that steer a shell, a loader or a client. An input that could set them would be an input that is code. */
const steering = [
  /^(PATH|IFS|ENV|HOME|SHELL|SHELLOPTS|PS4|PROMPT_COMMAND|GLOBIGNORE|CDPATH|TMPDIR|LANG|TERM)$/,
  /^(LD|DYLD|BASH|PG|CLOUDSDK|RUNBOOK|LC|NODE|NPM|PYTHON|PERL|RUBY|GIT)_/,
  /^(PG|BASH)[A-Z]*$/,
  /_PROXY$/,
  /^(CURL_CA_BUNDLE|SSL_CERT_FILE|SSL_CERT_DIR|GOOGLE_APPLICATION_CREDENTIALS)$/,
]

/** True when a value of this name would steer the shell, its loader or a client instead of being data. */
export function isSteeringName(name: string): boolean {
  return steering.some((pattern) => pattern.test(name))
}
