import {expect, test} from 'vitest'
import {renderProblem} from '../../src/markdown-to-runbook/render-problem.ts'
import {readDataFile} from '../../src/runbook-to-problems/data-file.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {describePage} from '../../src/runbook-to-problems/page-facts.ts'
import {verifyData, verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

function check(file: string, text: string, facts = sampleFacts): readonly string[] {
  return verifyData(readDataFile(text, file), facts).problems.map(renderProblem)
}

const environment = 'runbooks/_environments/staging.yaml'

test('a misspelt field, a wrong value and a missing one are named with their places', () => {
  expect(
    check(environment, 'version: 1\nguarded: perhaps\nvalue: {PROJECT: x}\nsecrets: {KEY: {promt: x}}\n'),
  ).toMatchInlineSnapshot(`
      [
        "runbooks/_environments/staging.yaml:1:1 error \`description\` is missing: expected string. [data-invalid]
        Correct \`description\`.",
        "runbooks/_environments/staging.yaml:2:10 error \`guarded\` is "perhaps": expected boolean, received string. [data-invalid]
        Correct \`guarded\`.",
        "runbooks/_environments/staging.yaml:3:1 error There is no field \`value\`. [data-invalid]
        Did you mean \`values\`?",
        "runbooks/_environments/staging.yaml:4:16 error \`secrets.KEY\` is {"promt":"x"}: Invalid input. [data-invalid]
        Correct \`secrets.KEY\`.",
      ]
    `)
})

test('a field deep in a list is found where it stands', () => {
  const text = 'version: 1\ncomponents:\n  - id: a\n    nme: A\n'
  expect(check('docs/_data/components.yaml', text)[0]).toMatch(/:3:5 error|:4:5 error There is no field/)
  expect(check('docs/_data/components.yaml', text).join('\n')).toContain('Did you mean `name`?')
})

test.each([
  ['contacts', 'severities', 'SEV1'],
  ['contacts', 'times', 'review'],
  ['sla', 'terms', 'confidence'],
  ['sla', 'dependencies', 'cloud-run'],
])('an id of %s.yaml that %s has twice is a problem', (name, list, id) => {
  const text = `version: 1\n${list}:\n  - {id: ${id}}\n  - {id: ${id}}\n`
  expect(check(`docs/_data/${name}.yaml`, text).join('\n')).toContain(`\`${list}\` has \`${id}\` twice.`)
})

test.each([
  ['a: b: c\n', 'is not a YAML mapping'],
  ['- a\n', 'it is no mapping'],
  ['', 'it is no mapping'],
  ['a: &x [*x, *x]\n', 'data-invalid'],
  [
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.replace(/./g, (name, at) => `${name}: &${name} [${`*${'abcdefghij'[at]},`.repeat(9)}]\n`)}`,
    'data-invalid',
  ],
  ['a: !!js/function "function () { throw 1 }"\n', 'data-invalid'],
])('hostile or broken YAML %j is a problem, never a crash', (text, message) => {
  expect(check(environment, text).join('\n')).toContain(message)
})

test('what is to be filled in is a note, and an error in a release', () => {
  const text = 'version: 1\ndescription: D.\nvalues: {PROJECT: TO FILL the id} # TO FILL is no value here\n'
  expect(check(environment, text)).toEqual([expect.stringMatching(/:3:19 note .*`TO FILL the id`/)])
  const release = {...sampleFacts, isRelease: true}
  expect(check(environment, text, release)).toEqual([expect.stringMatching(/:3:19 error /)])
})

test('a page that speaks of TO FILL, or quotes a message to be filled in, has nothing to fill', () => {
  const text = 'A value that begins with\nTO FILL is refused.\n\n> We know since TO FILL time.\n'
  expect(verifyPage(readPage(text, 'docs/a.md'), sampleFacts).problems).toEqual([])
})

test('a capture is not missed where an input, the environment or the block itself gives it', () => {
  const steps = (code: string) =>
    `---\ntitle: T\ndescription: D.\nowner: platform\ninputs: {ONE_NAME: {default: x, description: One}}\n---\n\n` +
    `:::step[A]{#a .read}\n\`\`\`bash\n${code}\n\`\`\`\n:::\n\n` +
    ['ONE_NAME', 'SERVICE_URL', 'LATER']
      .map((name) => `:::step[B]{#b${name.length} .read}\n\`\`\`bash capture=${name}\nid\n\`\`\`\n:::\n`)
      .join('\n')
  const found = (code: string) =>
    verifyPage(readPage(steps(code), 'runbooks/r.md'), sampleFacts).problems.filter(
      ({rule}) => rule === 'capture-too-early',
    )
  expect(found('echo "$ONE_NAME $SERVICE_URL"; LATER=1; echo "$LATER"; echo "${LATER:-none}"')).toEqual([])
  expect(found('true\n  echo "${LATER}"')).toMatchObject([{place: {line: 11, column: 9}}])
})

test('an objective names a runbook that is there, and one of its two', () => {
  const text = (name: string) => `version: 1\ncomponents:\n  - {id: a, rto: {objective: ${name}}}\n`
  const found = (name: string) => check('docs/_data/components.yaml', text(name)).join('\n')
  expect(found('disaster-recovry.rto')).toContain('Did you mean `disaster-recovery.rto`')
  expect(found('disaster-recovery.rta')).toContain('is no objective of a runbook')
  expect(found('disaster-recovery.rto')).not.toContain('objective of a runbook')
})

test('a task whose number is beyond their count is a problem', () => {
  const text = 'version: 1\ntasks:\n  - {number: 1}\n  - {number: 7}\n'
  expect(check('docs/_data/plan.yaml', text).join('\n')).toContain(
    'has 2 entries, and one with the number `7`',
  )
})

test('a text of data that lost a quote is a problem at its line', () => {
  const text = 'version: 1\ncomponents:\n  - {id: a}\nnote: Lost one"\n'
  expect(check('docs/_data/components.yaml', text).join('\n')).toContain(':4:15 error A quote of this line')
})

test('a name of an environment that is nearly an input of a runbook is a problem', () => {
  const text = 'version: 1\ndescription: D.\nvalues: {SERVICE_URLL: x}\n'
  expect(check('runbooks/_environments/rehearsal.yaml', text).join('\n')).toContain(
    'Did you mean `SERVICE_URL`?',
  )
})

test('a world is given the sizes of its scenario, and a value with which each step runs', () => {
  const head = '---\ntitle: T\ndescription: D.\nowner: platform\ninputs:\n'
  const inputs = ['POOL_SIZE', 'TABLE_SIZE', 'DOOR_STATE'].map(
    (name) => `  ${name}: {default: "15", description: One}\n`,
  )
  const steps = '---\n\n:::step[A]{#a .read when="DOOR_STATE=shut"}\n```bash\nid\n```\n:::\n'
  const page = describePage(readPage(`${head}${inputs.join('')}${steps}`, 'runbooks/r.md'))
  const facts = {...sampleFacts, pages: new Map([[page.file, page]])}
  const names = (world: string, values: string, known = facts) =>
    check(environment, `version: 1\ndescription: Here.\nworld: ${world}\nvalues: ${values}\n`, known)
      .filter((text) => text.includes('environment-lacks'))
      .map((text) => /Add `(\w+)`/.exec(text)?.[1])
  expect(names('{}', '{}')).toEqual(['POOL_SIZE', 'DOOR_STATE'])
  expect(names('{scenarios: {r: dropped-table}}', '{}')).toEqual(['POOL_SIZE', 'TABLE_SIZE', 'DOOR_STATE'])
  expect(names('{}', '{POOL_SIZE: "5", DOOR_STATE: open}')).toEqual(['DOOR_STATE'])
  expect(names('{}', '{POOL_SIZE: "5", DOOR_STATE: shut}')).toEqual([])
  const found = {...page, captures: ['DOOR_STATE']}
  const known = {...facts, pages: new Map([[page.file, found]])}
  expect(names('{}', '{POOL_SIZE: "5"}', known)).toEqual([])
})

test('a list over two lines that lost its bracket is refused at its last line', () => {
  const text = 'version: 1\ndescription: Here.\nrefs: [one,\n  two]\npass: [ONE,\n  TWO\nvalues: {}\n'
  expect(check(environment, text)[0]).toMatch(/^runbooks\/_environments\/staging\.yaml:6:5 error /)
})

test.each([
  ['{\n  "name": "x",\n  "scripts": {"a": "b"\n}\n', 4],
  ['{\n  "name": "x"\n  "scripts": {}\n}\n', 3],
  ["{\n  'name': 1\n}\n", 2],
])('a package.json that lost a sign is refused where it breaks: %j', (text, line) => {
  expect(check('package.json', text)).toEqual([
    expect.stringMatching(new RegExp(`^package.json:${line}:\\d+ error The file is no JSON: .*data-invalid`)),
  ])
})

test('a page that counts more tasks than the plan has is refused', () => {
  const project = {...sampleFacts.project!, tasks: new Set([1, 2, 3])}
  const problemsOf = (text: string) =>
    verifyPage(readPage(text, 'docs/a.md'), {...sampleFacts, project}).problems.map(renderProblem)
  expect(problemsOf('The 3 tasks of the plan.\n')).toEqual([])
  expect(problemsOf('The 4 tasks of the plan.\n')).toEqual([
    expect.stringContaining('The plan has no task `4`.'),
  ])
})
