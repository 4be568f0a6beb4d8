import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {isInFence} from '../is-in-fence.ts'
import {isOurPage} from '../is-our-page.ts'
import type {DataRule, Finding, PageRule} from '../rule.ts'
import {bash, step} from './parser/example.ts'

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

const hint = 'Take it out, replace it where it is used, and read it from the secret manager.'

/** No secret is written down. */
export const secretLiteral: CodeRule & PageRule & DataRule = {
  id: 'secret-literal',
  severity: 'error',
  asks: 'No page, block or data file holds a token, a private key or a password.',
  explain:
    'A page is read by many, is copied, and stays in history: a secret in it is lost and must be replaced. Known shapes of tokens are errors, and warnings outside of our format, where they may be made for the page; something that looks like a password is a warning. Read a secret in a step with `secret=NAME`, or name it in the environment file.',
  wrong: step('#look .read', bash(`curl -H "X-Key: ${'AKIA'}${'QWERTYUIOPASDFGH'}" https://localhost`)),
  right: '```bash\nprintf \'header = "X-Key: %s"\\n\' "$KEY" | curl --config - https://localhost\n```',
  checkBlock(block) {
    const {code} = block
    // A stranger's page shows keys that were made for it; nobody can tell them from real ones.
    const severity = block.isOurs || block.step ? 'error' : 'warning'
    const found = [
      ...tokens.flatMap(([shape, what]) => [...code.matchAll(shape)].map((match) => ({match, what}))),
      ...keysIn(code),
    ]
      .filter(({match: [text]}) => !/example/i.test(text))
      .map(({match, what}) =>
        findingAt(block, match.index, {message: `The block holds ${what}.`, hint, severity}),
      )
    const guessed = passwords.flatMap((shape) =>
      [...code.matchAll(shape)]
        .filter(
          ([text, value]) =>
            keysIn(text).length === 0 && !example.test(value!) && !/--(?:update|set)-secrets/.test(text),
        )
        .map(({index, 1: value}) =>
          findingAt(block, index, {
            message: 'The block seems to hold a password.',
            hint,
            severity: severity === 'error' && isMixed(value!) ? 'error' : 'warning',
          }),
        ),
    )
    return [...found, ...guessed]
  },
  check(page, facts) {
    const isOurs = isOurPage(page, facts)
    const severity = isOurs ? 'error' : 'warning'
    return [...inLines(page.lines, page.file), ...(isOurs ? guessedIn(page.lines, page.file) : [])]
      .filter(({place}) => !isInFence(page.runbook, place.line))
      .map((finding) => ({...finding, severity}))
  },
  checkData({lines, file}) {
    return inLines(lines, file)
  },
}

/** Secrets of sure shapes, and passwords in addresses that no example would have, in lines of text. */
function inLines(lines: readonly string[], file: string): readonly Finding[] {
  return lines.flatMap((text, index) =>
    [
      ...tokens.flatMap(([shape, what]) => [...text.matchAll(shape)].map((match) => ({match, what}))),
      ...keysIn(text),
    ]
      .filter(({match: [found]}) => !/example/i.test(found))
      .map(({match, what}) => ({
        place: {file, line: index + 1, column: match.index + 1},
        message: `The line holds ${what}.`,
        hint,
      })),
  )
}

/** Passwords of addresses that have letters of both cases and digits: words that stand for one have not. */
function keysIn(text: string) {
  return [...text.matchAll(passwords[0])]
    .filter(
      ([, value = '']) => [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(value)) && value.length >= 8,
    )
    .map((match) => ({match, what: 'a password in an address'}))
}

/** What a name of ours for a secret is given in prose, where no word looks like that. */
function guessedIn(lines: readonly string[], file: string): readonly Finding[] {
  return lines.flatMap((text, index) =>
    [...text.matchAll(passwords[1])]
      .filter(([, value = '']) => isMixed(value) && !example.test(value))
      .map((match) => ({
        place: {file, line: index + 1, column: match.index + 1},
        message: 'The line seems to hold a password.',
        hint,
      })),
  )
}

/** Letters of both cases and digits, as many as no name has by chance. */
function isMixed(value: string): boolean {
  return value.length >= 12 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(value))
}
