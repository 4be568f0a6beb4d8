import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {builtins} from '../shell/known-commands.ts'
import type {Word} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'

const looksSecret = /(?:^|_)(?:TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY|PRIVATE_KEY|CREDENTIALS?)$/i

/** A secret reaches a program by its standard input or a file, never as an argument. */
export const secretInArgument: CodeRule = {
  id: 'secret-in-argument',
  severity: 'error',
  asks: 'A secret is not an argument of a program.',
  explain:
    'Every user of the machine sees the arguments of every process. Builtins such as `printf` and `test` start no process. Give it by standard input: `printf %s "$TOKEN" | tool --data-file=-`; for curl: `printf \'header = "Authorization: %s"\\n\' "$TOKEN" | curl --config - …`. Outside of steps this is a note.',
  wrong:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [curl]\ninputs:\n  API_TOKEN: {type: secret, description: Token}\n---\n:::step[Ask]{#ask .read}\n```bash\ncurl -fsS -H "Authorization: Bearer $API_TOKEN" https://localhost/health\n```\n:::',
  right:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [curl]\ninputs:\n  API_TOKEN: {type: secret, description: Token}\n---\n:::step[Ask]{#ask .read}\n```bash\nprintf \'header = "Authorization: Bearer %s"\\n\' "$API_TOKEN" | curl -fsS --config - https://localhost/health\n```\n:::',
  checkBlock(block) {
    if (!isShell(block)) return []
    return (block.shell?.commands ?? []).flatMap((command) => {
      const {name, words, through} = unwrap(command)
      if (name === undefined || block.shell?.functions.has(name)) return []
      if (builtins.has(name) && through.every((outer) => builtins.has(outer))) return []
      return words.slice(1).flatMap((word) =>
        secretsOf(word, block).map((secret) =>
          findingAt(block, word.start, {
            message: `\`${secret}\` is a secret, and an argument of \`${name}\`: every user of the machine can see it.`,
            hint: better(name),
            severity: block.scope ? 'error' : 'note',
          }),
        ),
      )
    })
  },
}

function secretsOf(word: Word, {scope, shell}: CodeBlock): readonly string[] {
  return word.parts.flatMap((part) => {
    if (part.kind !== 'variable' || shell?.defined.has(part.name)) return []
    const isSecret = scope ? scope.names.get(part.name)?.isSecret : looksSecret.test(part.name)
    return isSecret ? [part.name] : []
  })
}

function better(name: string): string {
  if (name === 'curl')
    return 'Write it to the standard input of `curl --config -`, as `header = "…"` or `url = "…"`.'
  if (name === 'gcloud') return 'Write it to standard input, and give `--data-file=-`.'
  if (name === 'psql')
    return 'Make it a SQL block with `database=NAME`, or set `PGPASSWORD` for this one command.'
  return 'Write it to the standard input of the program, or to a file in `$TMPDIR`.'
}
