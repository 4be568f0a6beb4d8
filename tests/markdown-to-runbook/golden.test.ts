import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../../plugins/remark-runbook/index.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {Problem} from '../../src/model/problem.ts'

const folder = join(import.meta.dirname, '../fixtures')
const cases = readdirSync(folder).filter((name) => readdirSync(join(folder, name)).includes('input.md'))
const update = process.env.UPDATE === '1'

function renderLine({place, severity, rule, message, hint}: Problem): string {
  return `${place.file}:${place.line}:${place.column} ${severity} ${rule} ${message} | ${hint}\n`
}

function check(name: string, file: string, actual: string): void {
  const path = join(folder, name, file)
  if (update) writeFileSync(path, actual)
  expect(actual).toBe(readFileSync(path, 'utf8'))
}

describe('golden cases', () => {
  test.each(cases)('%s gives its runbook and its problems', (name) => {
    const {runbook, problems} = parseRunbook(
      readFileSync(join(folder, name, 'input.md'), 'utf8'),
      `${name}.md`,
    )
    check(name, 'runbook.json', `${JSON.stringify(runbook, undefined, 2)}\n`)
    check(name, 'problems.txt', problems.map(renderLine).join(''))
  })

  test('every rule of the parser has a case', () => {
    const found = cases.map((name) => readFileSync(join(folder, name, 'problems.txt'), 'utf8')).join('')
    const missing = Object.keys(rules).filter((rule) => !found.includes(` ${rule} `))
    expect(missing).toEqual([])
  })
})
