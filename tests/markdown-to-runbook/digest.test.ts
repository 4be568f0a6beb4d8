import {describe, expect, test} from 'vitest'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'

const head = [
  'title: Case\ndescription: A page.\nowner: platform',
  'inputs:\n  MODE: {type: choice, choices: [full, part], default: full, description: How much}',
  'objectives:\n  rto: {from: look, to: tell, within: 30m}',
].join('\n')
const body = [
  ':::step[Look]{#look .read timeout=60s retry=1 when="MODE=full"}\nSome prose.\n',
  '```bash capture=ROWS\necho 1\n```\n',
  '```bash verify retry=2 every=1s\ntrue\n```\n',
  '```bash rollback .change timeout=2m\ntrue\n```\n:::\n',
  ':::step[Tell]{#tell .read needs=look}\nCall the owner.\n:::\n',
].join('\n')

function digests(text = `---\n${head}\n---\n\n${body}`): readonly string[] {
  const {runbook, problems} = parseRunbook(text, 'case.md')
  expect(problems).toEqual([])
  return [runbook.digest, ...runbook.steps.map(({digest}) => digest)]
}

/** The page with one text in place of another. */
function changed(from: string, to: string): readonly string[] {
  const text = `---\n${head}\n---\n\n${body}`
  expect(text).toContain(from)
  return digests(text.replace(from, to))
}

describe('the digest of a command step', () => {
  test.each([
    ['order of attributes', '#look .read timeout=60s retry=1', '.read retry=1 timeout=60s #look'],
    ['how a duration is written', 'timeout=60s', 'timeout=1m'],
    ['a default that is written out', 'retry=1 ', 'retry=1 grace=5s every=5000ms '],
    ['quotes', 'timeout=60s', 'timeout="60s"'],
    ['the title', '[Look]', '[Look around]'],
    ['prose', 'Some prose.', 'Other prose.\n\n- With a list.'],
    ['the fence’s marks', '```bash capture=ROWS\necho 1\n```', '~~~~bash  capture="ROWS"\necho 1\n~~~~'],
    ['order of a fence’s attributes', 'verify retry=2 every=1s', 'verify every=1s retry=2'],
    ['the description of an input', 'How much', 'Combien'],
    ['how an objective is written', 'within: 30m', 'within: 1800s'],
    ['the title of the page', 'title: Case', 'title: Cas'],
  ])('does not count %s', (_, from, to) => {
    expect(changed(from, to)).toEqual(digests())
  })

  test.each([
    ['the code', 'echo 1', 'echo  1'],
    ['the id', '{#look .read timeout', '{#look2 .read timeout'],
    ['the risk', '#look .read', '#look .destructive'],
    ['an attribute', 'timeout=60s', 'timeout=61s'],
    ['the language', '```bash capture', '```sh capture'],
    ['the role’s attributes', 'every=1s', 'every=2s'],
    ['the risk of its rollback', 'rollback .change', 'rollback .destructive'],
    ['the name of its capture', 'capture=ROWS', 'capture=LINES_OUT'],
    ['its condition', 'MODE=full', 'MODE!=full'],
  ])('counts %s', (what, from, to) => {
    const id = what === 'the id' ? ['needs=look', 'from: look'] : []
    const text = [...id, ''].reduce(
      (page, name) => (name ? page.replace(name, `${name}2`) : page),
      `---\n${head}\n---\n\n${body}`.replace(from, to),
    )
    const [runbook, step] = digests(text)
    expect(step).not.toBe(digests()[1])
    expect(runbook).not.toBe(digests()[0])
  })

  test('follows the step’s timeout in a rollback block without its own', () => {
    expect(changed(' timeout=2m', '')[1]).toBe(changed('.change timeout=2m', '.change timeout=1m')[1])
  })
})

describe('the digest of a manual step', () => {
  test('counts its prose', () => {
    const [, look, tell] = changed('Call the owner.', 'Call nobody.')
    expect(look).toBe(digests()[1])
    expect(tell).not.toBe(digests()[2])
  })
})

describe('the digest of a runbook', () => {
  test.each([
    ['an input', 'default: full, ', 'default: part, '],
    ['an objective', 'within: 30m', 'within: 31m'],
  ])('counts %s, and the steps stay as they are', (_, from, to) => {
    const [runbook, ...steps] = changed(from, to)
    expect(runbook).not.toBe(digests()[0])
    expect(steps).toEqual(digests().slice(1))
  })
})
