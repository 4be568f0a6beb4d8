import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readRunbooks} from '../../plugins/docusaurus-plugin-runbooks/read-runbooks.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'site-runbooks-'))
  await mkdir(path.join(dir, 'runbooks'))
  await mkdir(path.join(dir, '.runbook', 'evidence'), {recursive: true})
})
afterAll(() => rm(dir, {recursive: true}))

function page(title: string, directive: string): string {
  return `---\ntitle: ${title}\ndescription: A page of the test.\nowner: platform\n---\n\n${directive}\n\`\`\`bash\ntrue\n\`\`\`\n:::\n`
}

/** Writes pages and reads them as the site does. */
async function read(pages: Record<string, string>) {
  for (const [name, markdown] of Object.entries(pages)) {
    await writeFile(path.join(dir, 'runbooks', `${name}.md`), markdown)
  }
  const sources = Object.keys(pages).map((name) => ({
    source: `@site/runbooks/${name}.md`,
    permalink: `/runbooks/${name}`,
  }))
  return readRunbooks(dir, sources)
}

test('runbooks come in the order of their titles, and a page without steps is none', async () => {
  const whole = await read({
    b: page('Zone is down', ':::step[Look]{#look .read}'),
    a: page('Table dropped', ':::step[Look]{#look .read}'),
    c: '# Only text\n',
  })
  expect(whole.map(({id, title, permalink}) => [id, title, permalink])).toEqual([
    ['a', 'Table dropped', '/runbooks/a'],
    ['b', 'Zone is down', '/runbooks/b'],
  ])
})

test('the errors of all pages stop the build together, each with its place', async () => {
  const broken = read({
    d: page('No risk', ':::step[Look]{#look}'),
    e: page('No id', ':::step[Look]{.read}'),
  })
  await expect(broken).rejects.toThrow(/The runbooks have 2 errors:\nrunbooks\/d\.md:7:.*runbooks\/e\.md:7:/s)
})

test('runs outside of the rehearsal stand beside it, each with its environment, newest first', async () => {
  const evidence = (environment: string, startedAt: string) => ({
    ...{version: 1, run: `run-${environment}`, runbook: 'g', digest: 'older', environment, isolation: 'none'},
    ...{tools: {gcloud: 'g', postgres: 'none'}, status: 'passed', startedAt, durationMs: 1, objectives: {}},
    ...{steps: [], head: 'h'},
  })
  const write = (name: string, value: object) =>
    writeFile(path.join(dir, '.runbook', 'evidence', name), JSON.stringify(value))
  await write('g.staging.json', evidence('staging', '2026-01-01T00:00:00.000Z'))
  await write('g.production.json', evidence('production', '2026-02-01T00:00:00.000Z'))
  await write('g-other.production.json', evidence('production', '2026-03-01T00:00:00.000Z'))
  const [runbook] = await read({g: page('G', ':::step[Look]{#look .read}')})
  expect(runbook?.run).toBeUndefined()
  expect(runbook?.outside).toMatchObject([
    {id: 'run-production', environment: 'production', current: false},
    {id: 'run-staging', environment: 'staging', current: false},
  ])
  expect(runbook?.steps[0]?.evidence).toEqual({kind: 'never'})
})

test('a file that is not evidence stops the build instead of being guessed at', async () => {
  await writeFile(path.join(dir, '.runbook', 'evidence', 'f.json'), '{"version": 1}')
  await expect(read({f: page('F', ':::step[Look]{#look .read}')})).rejects.toThrow(
    'The evidence file .runbook/evidence/f.json cannot be read as evidence.',
  )
})
