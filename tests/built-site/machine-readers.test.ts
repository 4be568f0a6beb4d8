import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {expect, test} from 'vitest'
import {projectRoot} from '../run-cli.ts'

const read = (name: string) => readFileSync(join(projectRoot, 'build', name), 'utf8')

function validator() {
  const ajv = new Ajv2020({strict: false})
  addFormats.default(ajv)
  return ajv.compile(JSON.parse(read('schemas/runbooks.json')))
}

test('runbooks.json has the form of the schema that is published beside it', () => {
  const validate = validator()
  expect([validate(JSON.parse(read('runbooks.json'))), validate.errors ?? []]).toEqual([true, []])
})

test.each([
  ['a risk that is none', {risk: 'harmless'}],
  ['a field that nobody knows', {colour: 'red'}],
])('the schema refuses %s', (_what, change) => {
  const published = JSON.parse(read('runbooks.json'))
  Object.assign(published.runbooks[0].steps[0], change)
  expect(validator()(published)).toBe(false)
})

test('the sitemap names every runbook, and no address that only leads on', () => {
  const sitemap = read('sitemap.xml')
  for (const {permalink} of JSON.parse(read('runbooks.json')).runbooks)
    expect(sitemap).toContain(`${permalink}</loc>`)
  expect(sitemap).not.toContain('/docs/runbooks/')
})

test('a shared link shows title, description and picture', () => {
  const html = read('runbooks/disaster-recovery.html')
  for (const property of ['og:title', 'og:description', 'og:image', 'og:url'])
    expect(html).toMatch(new RegExp(`property="?${property}"?[\\s>]`))
})

test('the worker keeps the archive and the machine-readable runbooks', () => {
  const worker = read('sw.js')
  for (const name of ['runbook-archive.mjs', 'runbooks.json', 'schemas/runbooks.json', '404.html'])
    expect(worker).toContain(`"${name}"`)
})
