import {expect, type Page} from '@playwright/test'
import {isRight, type SearchQuery, searchQueries} from './search-queries.ts'
import {queriesOfReaders} from './search-queries-of-readers.ts'
import {queriesUnseen} from './search-queries-unseen.ts'
import {open, test} from './site-test.ts'

const tables = [
  {of: 'its author', queries: searchQueries},
  {of: 'readers', queries: queriesOfReaders},
  {of: 'sets written before they were asked', queries: queriesUnseen},
]

for (const {of, queries} of tables)
  test(`real queries of ${of} find the right page first, or among the first three`, async ({page}) => {
    // Hundreds of queries, each typed into the field.
    test.setTimeout(180_000)
    await open(page, '/')
    await page.keyboard.press('/')
    const places = await findPlaces(page, queries)
    const first = places.filter(({place}) => place === 0).length
    const three = places.filter(({place}) => place >= 0 && place < 3).length
    const late = places.filter(({place}) => place !== 0)
    console.log(`search, ${of}: ${first} of ${places.length} first, ${three} among three`, late)
    expect(places.length).toBeGreaterThanOrEqual(40)
    expect(first, JSON.stringify(late)).toBeGreaterThanOrEqual(0.9 * places.length)
    expect(three, JSON.stringify(late)).toBeGreaterThanOrEqual(Math.max(40, 0.95 * places.length))
  })

/** Where the first right answer to each query stands in the list, and what stands first. */
async function findPlaces(page: Page, queries: readonly SearchQuery[]) {
  const field = page.getByRole('combobox', {name: 'Search all pages'})
  const places: {query: string; place: number; first: string}[] = []
  for (const query of queries) {
    await field.fill(query.query)
    await expect(page.getByText(/^\d+ found\.$/)).toBeVisible()
    const urls = await page
      .getByRole('option')
      .evaluateAll((all) => all.map(({dataset}) => dataset.url ?? ''))
    const place = urls.findIndex((url) => isRight(query, url))
    places.push({query: query.query, place, first: urls[0] ?? 'nothing'})
  }
  return places
}

test('the search is loaded when somebody searches, and not before', async ({page}) => {
  const asked: string[] = []
  page.on('request', (request) => request.url().endsWith('.js') && asked.push(request.url()))
  await open(page, '/runbooks/disaster-recovery')
  await page.waitForLoadState('networkidle')
  const before = asked.length
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.getByRole('combobox').fill('rollback')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(asked.length).toBeGreaterThan(before)
})

test('letters typed before the dialog is loaded are not lost', async ({page}) => {
  await open(page, '/')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.press('/')
  await page.keyboard.type('rollbackz')
  await page.keyboard.press('Backspace')
  release()
  await page.keyboard.type(' a run')
  await expect(page.getByRole('combobox')).toHaveValue('rollback a run')
  await expect(page.getByRole('option').first()).toBeVisible()
})

test('a slash beside the field of an open search keeps no key: the search closes, and opens again', async ({
  page,
}) => {
  await open(page, '/')
  await page.keyboard.press('/')
  await page.getByText('Arrows choose, Enter opens, Escape closes.').click()
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox')).toHaveCount(0)
  await page.keyboard.press('/')
  await page.keyboard.type('rollback')
  await expect(page.getByRole('combobox')).toHaveValue('rollback')
})

test('a slash in a field is a slash; arrows choose and Escape closes', async ({page}) => {
  await open(page, '/')
  await page.getByLabel('Symptom, alert or error message').pressSequentially('/ready')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('link', {name: 'Search'}).click()
  await page.getByRole('combobox').fill('recovery')
  const options = page.getByRole('option')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
