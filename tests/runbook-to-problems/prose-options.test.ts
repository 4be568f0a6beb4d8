import {expect, test} from 'vitest'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {proseCommandWrong} from '../../src/runbook-to-problems/rules/prose-command-wrong.ts'
import {sampleFacts} from './sample-facts.ts'

const found = (text: string) =>
  proseCommandWrong.check(readPage(`# A\n\n${text}\n`, 'docs/a.md'), sampleFacts).map(({message}) => message)

test.each([
  ['this CLI', 'Give `--enviroment=staging`.', '--enviroment'],
  ['gcloud', 'It wants `--point-in-tme`.', '--point-in-tme'],
  [
    'a command of gcloud that the table lacks',
    'Ask `gcloud sql operations list --instancee=NAME`.',
    '--instancee',
  ],
])('an option of %s that prose misspells is refused', (_whose, text, name) => {
  expect(found(text)).toEqual([`No command has an option \`${name}\`.`])
})

test.each([
  ['one of this CLI', 'Give `--environment staging`.'],
  ['one of gcloud, and its other answer', 'Give `--deletion-protection`, or `--no-deletion-protection`.'],
  ['one of curl', 'Give `--max-time 5`.'],
  ['one of a tool that nobody knows', 'Give `--forwarded-allow-ips`.'],
])('%s is left alone', (_what, text) => {
  expect(found(text)).toEqual([])
})
