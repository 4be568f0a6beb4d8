import {expect, test} from 'vitest'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

const facts = {
  ...sampleFacts,
  paths: new Set([...sampleFacts.paths, 'src/components/Figure', 'scripts/load.sh']),
}

/** Errors of a page of the site, each as its rule and message. */
function check(text: string, known = facts): readonly string[] {
  const {problems} = verifyPage(readPage(`---\ntitle: A\n---\n\n${text}\n`, 'docs/example.md'), known)
  return problems.flatMap(({rule, message, severity}) => (severity === 'error' ? `${rule}: ${message}` : []))
}

test.each([
  ['<igure of="sla.rto" />', 'component-missing: The site has no component `igure`.'],
  ['`<Figure of="sla.rto"` shows one.', 'component-syntax: `<Figure of="sla.rto"` is not closed.'],
])('%s is refused', (text, expected) => {
  expect(check(text)).toEqual([expected])
})

test.each([
  'a<br />b',
  '<hr class="figure" />',
  '`<Figure of="sla.rto" />` shows one.',
  '`<Figure`',
  '`a <b`',
])('%s has no error', (text) => {
  expect(check(text)).toEqual([])
})

test('a script of package.json whose file has another name is refused where a page calls it', () => {
  const moved =
    'npm-script-missing: The script `test` of package.json starts `scripts/test.sh`, which is not there.'
  expect(check('Run `npm test`.')).toEqual([moved])
  expect(check('Run `npm run test`.')).toEqual([moved])
  expect(check('Run `npm run check`.')).toEqual([])
  const prepared = {
    ...facts,
    project: {...facts.project!, npmScripts: new Map([['prepare', 'node scripts/a.mjs']])},
  }
  const lost =
    'npm-script-missing: The script `prepare` of package.json starts `scripts/a.mjs`, which is not there.'
  expect(check('Run `npm ci`.', prepared)).toEqual([lost])
  expect(check('Run `npm install left-pad`.', prepared)).toEqual([])
  expect(check('Run `npm test`.', {...facts, paths: new Set([...facts.paths, 'scripts/test.sh'])})).toEqual(
    [],
  )
})
