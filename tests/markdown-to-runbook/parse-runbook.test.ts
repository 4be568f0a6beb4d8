import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {findFences} from '../../src/markdown-to-runbook/find-fences.ts'
import {parseMarkdown} from '../../src/markdown-to-runbook/parse-markdown.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'

vi.mock('../../src/markdown-to-runbook/parse-markdown.ts', {spy: true})
vi.mock('../../src/markdown-to-runbook/find-fences.ts', {spy: true})
afterEach(() => void vi.clearAllMocks())

const root = join(import.meta.dirname, '../..')
const example = readFileSync(join(root, 'tests/fixtures/design-example/input.md'), 'utf8')

describe('parseRunbook', () => {
  test('finds no problem in the disaster recovery runbook', () => {
    const file = 'runbooks/disaster-recovery.md'
    const {runbook, problems} = parseRunbook(readFileSync(join(root, file), 'utf8'), file)
    expect(problems).toEqual([])
    expect(runbook).toMatchObject({id: 'disaster-recovery', severity: 'SEV1', owner: 'platform'})
    expect(runbook.steps.map(({id}) => id)).toContain('clone')
    expect(runbook.steps.at(-1)).toMatchObject({id: 'write-down', kind: 'manual'})
  })

  test('gives the same runbook for CRLF, CR and a byte order mark', () => {
    const expected = parseRunbook(example, 'a.md')
    expect(expected.runbook.steps).toHaveLength(3)
    for (const text of [
      example.replaceAll('\n', '\r\n'),
      example.replaceAll('\n', '\r'),
      `\uFEFF${example}`,
    ]) {
      expect(parseRunbook(text, 'a.md')).toEqual(expected)
    }
  })

  test('points at the source: the code of every fence starts on its codeLine', () => {
    const lines = example.split('\n')
    for (const {code, codeLine, place} of parseRunbook(example, 'a.md').runbook.fences) {
      expect(lines.slice(codeLine - 1, codeLine - 1 + code.split('\n').length).join('\n')).toBe(code)
      expect(lines[place.line - 1]!.slice(place.column - 1)).toMatch(/^```/)
    }
  })

  test('never lets the parser see two thousand open directives', () => {
    const {runbook, problems} = parseRunbook(
      `${':::step[A]{#a}\n'.repeat(2000)}\`\`\`bash\ntrue\n\`\`\`\n`,
      'a.md',
    )
    expect(parseMarkdown).not.toHaveBeenCalled()
    expect(findFences).toHaveBeenCalledOnce()
    expect(problems.map(({rule, place}) => [rule, place.line])).toEqual([['directive-depth', 9]])
    expect(runbook.steps).toEqual([])
    expect(runbook.fences).toMatchObject([{codeLine: 2002, code: 'true'}])
  })

  test.each([
    ['quotations', '>'.repeat(100_000)],
    ['lists', '- '.repeat(50_000)],
  ])('never lets the parser see a line of ten thousands of %s', (_, text) => {
    expect(parseRunbook(text, 'a.md').problems.map(({rule}) => rule)).toEqual(['markdown-too-deep'])
    expect(parseMarkdown).not.toHaveBeenCalled()
    expect(findFences).not.toHaveBeenCalled()
  })

  test('says so when a page is too deep for the stack after all', () => {
    vi.mocked(parseMarkdown).mockImplementationOnce(() => {
      throw new RangeError('Maximum call stack size exceeded')
    })
    expect(parseRunbook('text', 'a.md').problems).toMatchObject([{rule: 'markdown-too-deep'}])
  })

  test.each([
    ...[
      '',
      '\u0000',
      '---',
      '---\n---',
      '---\n[[[\n---',
      `---\na: ${'['.repeat(20_000)}\n---\n`,
      ':::',
      '::::::::',
    ],
    ...[
      '---\na: &a [*a]\n---\n',
      '---\n? {a: b}\n: c\n---\n:::step[A]{#a .read}\n:::\n',
      '---\n__proto__: x\n---\n',
    ],
    ...[
      ':::step[A]{__proto__=x .read #a constructor}\n:::',
      ':::step{}\n:::',
      ':::step[]{}',
      ':::step[[[{#a .b',
    ],
    ...[
      ':::step[A]{#a .read when="&quot;=x"}\n:::',
      '```bash "\n:::step',
      ':::step[A]{#a .read}\n```bash "=\n',
    ],
    ...[
      '---\ninputs: [a]\nobjectives: 3\n---\n:::step[A]{#a .read}\n:::\n',
      '\uD800',
      `#${' #'.repeat(9000)}`,
    ],
  ])('never throws: %j', (text) => {
    const {runbook, problems} = parseRunbook(text, 'any thing.md')
    expect(runbook.id).toBe('any thing')
    expect(
      problems.every(({hint, message, place}) => hint && message && place.line > 0 && place.column > 0),
    ).toBe(true)
  })

  test('turns no mistake of a page without steps into more than a note', () => {
    const text = '---\nlayout: x\ntitle: 3\n---\n:::note Title\n:::\n\n:::tabs\n```js\n:::\n'
    expect(new Set(parseRunbook(text, 'a.md').problems.map(({severity}) => severity))).toEqual(
      new Set(['note']),
    )
  })
})

test('a mistake of YAML stands where it is, also when the line after it is refused with it', () => {
  const {problems} = parseRunbook(
    '---\n*/} A page for one case.\nowner: platform\n---\n\n:::step[A]{#a .read}\n:::\n',
    'a.md',
  )
  const found = problems.find(({rule}) => rule === 'front-matter-yaml')!
  const line = ['---', '*/} A page for one case.', 'owner: platform'][found.place.line - 1]!
  expect(found.place.column).toBeLessThanOrEqual(line.length + 1)
})
