/** Shapes that only a real credential has. */
const tokens: readonly (readonly [RegExp, string])[] = [
  [/\bAKIA[0-9A-Z]{16}\b/g, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{40,}/g, 'a GitHub token'],
  [/\bglpat-[\w-]{20,}/g, 'a GitLab token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{20,}/g, 'a Slack token'],
  [/hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,}/g, 'a Slack webhook'],
  [/\bAIza[\w-]{35}/g, 'a Google API key'],
  [/\bya29\.[\w-]{30,}/g, 'a Google access token'],
  [/\b[rs]k_live_[A-Za-z0-9]{16,}/g, 'a payment key'],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/g, 'a mail service key'],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, 'a package registry token'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g, 'a signed token'],
  // What follows the line may stand for the key, ex: `-----BEGIN PRIVATE KEY-----\nXXXX`
  [
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?!(?:\\n|\s|\/\/|#|\*\s)*(?:x{3,}|X{3,}|\.{3}|…|<|\*{3}))/g,
    'a private key',
  ],
]

const passwords: readonly [RegExp, RegExp] = [
  /\b[a-z][a-z+]*:\/\/[^\s:/@"'$<>{}]+:([^\s@"'$<>{}/]+)@/gi,
  /\b\w*(?:password|passwd|secret|token|api[_-]?key|secret_access_key)["']?\s*[=:]\s*["'`]?([^\s"'`$<>{}()\\;,|&]{8,})/gi,
]

/** Words that stand for a secret in an example. */
const example =
  /example|password|passwd|secret|token|changeme|change_me|redacted|placeholder|dummy|your|xxx|\*\*\*|\.\.\.|^[A-Z_]+$|^projects\/|^\/|:latest|^(?:true|false|none|null|required)$/i

/** Where a text holds a secret. */
export interface Secret {
  readonly index: number
  /** ex: `a GitHub token` */
  readonly what: string
}

/** Secrets of sure shapes, and passwords in addresses that no example would have. */
export function findSecrets(text: string): readonly Secret[] {
  return [
    ...tokens.flatMap(([shape, what]) => [...text.matchAll(shape)].map((match) => ({match, what}))),
    ...keysIn(text).map((match) => ({match, what: 'a password in an address'})),
  ]
    .filter(({match: [found]}) => !/example/i.test(found))
    .map(({match: {index}, what}) => ({index, what}))
}

/** What a name for a secret is given. `isMixed` is true where no word of a text looks like that. */
export function findGuesses(text: string): readonly {readonly index: number; readonly isMixed: boolean}[] {
  return passwords.flatMap((shape) =>
    [...text.matchAll(shape)]
      .filter(
        ([found, value = '']) =>
          keysIn(found).length === 0 && !example.test(value) && !/--(?:update|set)-secrets/.test(found),
      )
      .map(({index, 1: value = ''}) => ({index, isMixed: value.length >= 12 && hasAllKinds(value)})),
  )
}

/** Passwords of addresses that have letters of both cases and digits: words that stand for one have not. */
function keysIn(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(passwords[0])].filter(([, value = '']) => value.length >= 8 && hasAllKinds(value))
}

function hasAllKinds(value: string): boolean {
  return [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(value))
}
