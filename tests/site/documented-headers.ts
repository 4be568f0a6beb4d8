import {readFileSync} from 'node:fs'

/** The headers that docs/reference/publishing.md tells a host to send, read from the page itself. */
export function documentedHeaders(): Readonly<Record<string, string>> {
  const page = readFileSync('docs/reference/publishing.md', 'utf8')
  const [, block = ''] = /```text title="headers"\n([\s\S]*?)```/.exec(page) ?? []
  const pairs = block
    .trim()
    .split('\n')
    .map((line) => /^([\w-]+): (.+)$/.exec(line))
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}
