import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import {expect, test} from 'vitest'
import {validateXML} from 'xmllint-wasm'
import {createPaint} from '../../../src/cli/terminal/paint.ts'
import {renderGithub} from '../../../src/cli/verify/formats/render-github.ts'
import {renderJunit} from '../../../src/cli/verify/formats/render-junit.ts'
import {renderSarif} from '../../../src/cli/verify/formats/render-sarif.ts'
import {renderText} from '../../../src/cli/verify/formats/render-text.ts'
import {joinVerdicts} from '../../../src/cli/verify/verification.ts'
import type {Problem, Severity} from '../../../src/model/problem.ts'
import {allRules} from '../../../src/runbook-to-problems/rules/index.ts'
import {projectRoot} from '../../run-cli.ts'
import {sarifSchema} from '../../schemas/sarif-2.1.0.ts'

const hostile = 'a "b" <c> & d % 100 ]]> \u0000\u001b[31m\uffff\ud800 :: \r\n::error::x\té 😀'

function problem(file: string, severity: Severity, line = 3): Problem {
  return {rule: 'step-risk', severity, message: hostile, hint: hostile, place: {file, line, column: 2}}
}

const files = ['docs/a b.md', 'docs/é:,%.md', 'clean.md']
const verification = joinVerdicts(
  files.map((file) => ({
    file,
    rename: (name: string) => name,
    verdict: {
      problems:
        file === 'clean.md'
          ? []
          : [
              problem(file, 'error'),
              problem(file, 'error', 4),
              problem(file, 'warning'),
              problem(file, 'note'),
            ],
      suppressions: [],
      commands: [],
    },
  })),
)
const sarif = (rules = allRules) => renderSarif(verification, {rules, version: '0.1.0'})

test('SARIF has the form of the standard', () => {
  const ajv = addFormats(new Ajv({strict: false, allErrors: true}))
  const log = JSON.parse(sarif())
  const validate = ajv.compile(sarifSchema)
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  expect(log.runs[0].results).toHaveLength(8)
  expect(log.runs[0].tool.driver.rules.map(({id}: {id: string}) => id)).toEqual(['step-risk'])
  expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('docs/a%20b.md')
  const broken = structuredClone(log)
  broken.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
  expect(validate(broken)).toBe(false)
})

test('JUnit has the form that CI servers read, whatever the messages hold', async () => {
  const schema = readFileSync(join(projectRoot, 'tests/schemas/junit.xsd'), 'utf8')
  const check = (contents: string) =>
    validateXML({
      xml: [{fileName: 'report.xml', contents}],
      schema: [{fileName: 'junit.xsd', contents: schema}],
    })
  const report = renderJunit(verification)
  expect((await check(report)).errors).toEqual([])
  expect(report).toContain('<testsuites name="runbook verify" tests="5" failures="4" errors="0">')
  expect((await check(report.replace('<testcase ', '<case '))).valid).toBe(false)
})

test('a GitHub command is one line, and its text cannot begin another', () => {
  const lines = renderGithub(verification).trimEnd().split('\n')
  expect(lines).toHaveLength(8)
  for (const line of lines)
    expect(line).toMatch(/^::(error|warning|notice) file=[^:]*,line=\d+,col=2,title=step-risk::[^\r]*$/)
  expect(lines[4]).toContain('file=docs/é%3A%2C%25.md,')
})

test('the frame of a very long line is cut around the place, and the caret stands under it', () => {
  const line = `${'x'.repeat(50_000)}HERE${'y'.repeat(50_000)}`
  const place = {file: 'a.md', line: 1, column: 50_001}
  const one = {...verification, problems: [{...problem('a.md', 'error'), message: 'M.', hint: 'H.', place}]}
  const text = renderText(one, {
    paint: createPaint(false),
    columns: 80,
    showsNotes: false,
    lineAt: () => line,
  })
  const [, shown = '', caret = ''] = text.split('\n')
  expect(shown.length).toBeLessThanOrEqual(80)
  expect(shown[caret.indexOf('^')]).toBe('H')
})

test('a caret stands under its letter behind tabs, control characters and a place past the end', () => {
  const at = (line: string, column: number) => {
    const one = {
      ...verification,
      problems: [
        {...problem('a.md', 'error'), message: 'M.', hint: 'H.', place: {file: 'a.md', line: 1, column}},
      ],
    }
    const text = renderText(one, {
      paint: createPaint(false),
      columns: 80,
      showsNotes: false,
      lineAt: () => line,
    })
    const [, shown = '', caret = ''] = text.split('\n')
    return shown[caret.indexOf('^')]
  }
  expect(at('\tab', 3)).toBe('b')
  expect(at('\u001b[31mab', 7)).toBe('b')
  expect(at('ab', 99)).toBe(undefined)
})
