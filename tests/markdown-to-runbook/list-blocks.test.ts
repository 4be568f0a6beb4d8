import {describe, expect, test} from 'vitest'
import {listBlocks} from '../../src/markdown-to-runbook/list-blocks.ts'
import {plainFences} from './plain-fences.ts'

const ugly: readonly string[] = [
  '',
  '```',
  '```\n```',
  '````md\n```bash\ntrue\n```\n````',
  '~~~ bash   x y  \na\n~~~~\nafter',
  '~~~\n```\n~~~\n```\n~~~',
  '``` a`b\nnot a fence\n```',
  '   ```bash\n   a\n     b\n ```\n',
  '    ```bash\n    indented\n    ```\n',
  '-\t\t```\n\ta\n',
  '- ```bash\n  a\n\nnot in the list\n',
  '1. a\n\n   - b\n\n     ```sh x="y z"\n     c\n     ```\n',
  '> ```bash\n> a\nb\n',
  '> - > ```\n>   > a\n>   > ```\n',
  'text\n```\ncode\n```\ntext',
  '<div>\n```\nhtml\n```\n\n```\ncode\n```\n</div>',
  '<!--\n```\n-->\n```\na\n```',
  '[a]: ```b\n```\nc\n```\n',
  '[^1]: text\n\n    ```sh\n    footnote\n    ```\n',
  '| a |\n| - |\n```\nb\n```\n',
  '```ba\\*sh &amp; &#x22;\na\n```\n',
  '```\r\na\r\n\r\nb\r\n```\r\n',
  '```\ra\rb\r```\r',
  '\uFEFF```bash\na\n```\n',
  '\uFEFF---\ntitle: x\n---\n```bash\na\n```\n',
  '\t```\n\ta\n\t```\n- \t```\n\t\ta\n',
  'a\n===\n```\nb\n---\n```\n',
  '---\n\nText: rule\n\n```bash\na\n```\n\n---\n\nmore\n',
  '---\n```\na: b\n```\n---\n',
  ':::note\n```bash\na\n:::\nb\n```\n:::\n',
  ':::step[A]{#a .read}\n```bash\na\n:::\nb\n```\n:::\n',
  `\`\`\`${'x'.repeat(100_000)}\n${'y'.repeat(100_000)}\n\`\`\`\n`,
  `${'*a **b `c [d](e '.repeat(6000)}\n\`\`\`\na\n\`\`\`\n`,
  `${'> '.repeat(200)}\`\`\`\n`,
  `${'- '.repeat(100)}\`\`\`\n`,
]

const check = (markdown: string) =>
  expect(
    listBlocks(markdown, 'page.md').map(({line, language, meta, code}) => ({line, language, meta, code})),
  ).toEqual(plainFences(markdown))

/** The same numbers on every machine. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

const pieces = [
  ...[
    '```',
    '```bash',
    '~~~',
    '~~~~ sh x',
    '````',
    ':::',
    ':::note',
    '::::',
    ':::step[A]{#a .read}',
    '',
    '',
    'text',
  ],
  ...[
    '- ',
    '  ',
    '    ',
    '\t',
    '> ',
    '>',
    '1. ',
    '   ',
    '<div>',
    '<!--',
    '-->',
    '# h',
    '===',
    '***',
    '[a]: b',
  ],
  ...['| a |', '| - |', '[^1]: ', '`', '\\', '&amp;', '\u0000', 'é', '```` ```'],
]

function ramble(seed: number): string {
  const random = numbers(seed)
  const next = (below: number) => Math.floor(random.next().value * below)
  const line = () => Array.from({length: next(4)}, () => pieces[next(pieces.length)]).join('')
  const end = ['\n', '\r\n', '\r'][next(3)]!
  return Array.from({length: 3 + next(25)}, () => line() + end).join('')
}

describe('listBlocks', () => {
  test.each(ugly.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
    'finds what plain CommonMark finds in %s',
    (_, text) => check(text),
  )

  test('finds what plain CommonMark finds in a thousand random pages', () => {
    for (let seed = 1; seed <= 1000; seed += 1) check(ramble(seed))
  })

  test('says which fence is which part of which step', () => {
    const text =
      ':::step[Look]{#look .read}\n```bash\ntrue\n```\n\n~~~sh verify\ntrue\n~~~\n:::\n\n```json\n{}\n```\n'
    const blocks = listBlocks(text, 'docs\\page.md')
    expect(blocks.map(({role, step}) => ({role, step}))).toEqual([
      {role: 'run', step: 'look'},
      {role: 'verify', step: 'look'},
      {role: null, step: null},
    ])
    expect(blocks[1]).toEqual({
      ...{file: 'docs/page.md', line: 6, codeLine: 7, language: 'sh', meta: 'verify'},
      ...{role: 'verify', step: 'look', code: 'true'},
    })
  })

  test('leaves closed front matter alone', () => {
    const text = '---\ndescription: |\n  ```\n  x\n  ```\n---\n\n```sh\na\n```\n'
    expect(listBlocks(text, 'page.md').map(({line}) => line)).toEqual([8])
  })
})
