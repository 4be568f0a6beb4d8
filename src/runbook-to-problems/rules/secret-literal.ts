import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {findGuesses, findSecrets, type Secret} from '../code/find-secrets.ts'
import {isInFence} from '../is-in-fence.ts'
import {isOurPage} from '../is-our-page.ts'
import type {DataRule, Finding, PageRule} from '../rule.ts'
import {bash, step} from './parser/example.ts'

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
    // A stranger's page shows keys that were made for it; nobody can tell them from real ones.
    const severity = block.isOurs || block.step ? 'error' : 'warning'
    const found = findSecrets(block.code).map(({index, what}) =>
      findingAt(block, index, {message: `The block holds ${what}.`, hint, severity}),
    )
    const guessed = findGuesses(block.code).map(({index, isMixed}) =>
      findingAt(block, index, {
        message: 'The block seems to hold a password.',
        hint,
        severity: isMixed ? severity : 'warning',
      }),
    )
    return [...found, ...guessed]
  },
  check(page, facts) {
    const isOurs = isOurPage(page, facts)
    const severity = isOurs ? 'error' : 'warning'
    return [
      ...inLines(page, findSecrets, 'holds'),
      ...(isOurs ? inLines(page, guessesInProse, 'seems to hold') : []),
    ]
      .filter(({place}) => !isInFence(page.runbook, place.line))
      .map((finding) => ({...finding, severity}))
  },
  checkData(data) {
    return inLines(data, findSecrets, 'holds')
  },
}

/** In prose a name for a secret often has a word behind it: only what no word looks like counts. */
function guessesInProse(text: string): readonly Secret[] {
  return findGuesses(text).flatMap(({index, isMixed}) => (isMixed ? [{index, what: 'a password'}] : []))
}

function inLines(
  {lines, file}: {readonly lines: readonly string[]; readonly file: string},
  find: (text: string) => readonly Secret[],
  verb: string,
): readonly Finding[] {
  return lines.flatMap((text, index) =>
    find(text).map((secret) => ({
      place: {file, line: index + 1, column: secret.index + 1},
      message: `The line ${verb} ${secret.what}.`,
      hint,
    })),
  )
}
