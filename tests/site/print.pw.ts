import {expect} from '@playwright/test'
import {open, runbooks, test} from './site-test.ts'

const runbook = runbooks.find(({id}) => id === 'disaster-recovery')!

test('a runbook prints as a sheet: every block and a box for every step, no controls', async ({page}) => {
  await page.emulateMedia({media: 'print', colorScheme: 'dark'})
  await open(page, `/runbooks/${runbook.id}`)
  for (const {codeLine, role} of runbook.fences.filter((fence) => fence.role)) {
    await expect(page.locator(`[data-line="${codeLine}"] pre`).last(), `${role} at ${codeLine}`).toBeVisible()
  }
  for (const {title} of runbook.steps) await expect(page.getByLabel(`Done: ${title}`)).toBeVisible()
  for (const gone of [
    '.navbar',
    'nav[aria-label="Steps of this runbook"]',
    '.theme-doc-sidebar-container',
    '[data-values]',
  ])
    for (const one of await page.locator(gone).all()) await expect(one).toBeHidden()
  await expect(page.locator('[data-build]')).toBeVisible()
  await expect(page.locator('header[data-runbook] details').first()).toBeVisible()
  const link = page.locator('.markdown a[href^="/docs/support"]').first()
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(
    '/docs/support',
  )
  const [text, surface] = await page.evaluate(() => {
    const {color, backgroundColor} = getComputedStyle(document.body)
    return [color, backgroundColor]
  })
  expect(surface).toMatch(/rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/)
  expect(text).toMatch(/rgb\((?:\d|[1-4]\d), (?:\d|[1-4]\d), (?:\d|[1-5]\d)\)/)
})

test('the sheet is a file of some pages, not one page that is cut off', async ({page}) => {
  await open(page, `/runbooks/${runbook.id}`)
  const pdf = (await page.pdf({format: 'A4', path: 'test-results/runbook.pdf'})).toString('latin1')
  const pages = [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
  expect(pages).toBeGreaterThan(3)
  expect(pages).toBeLessThan(40)
})

for (const id of ['monitoring-alerting', 'scaling'])
  test(`on the sheet of ${id} no option is broken, no line is cut, and rows that go on are marked`, async ({
    page,
  }) => {
    // As wide as A4 between its margins.
    await page.setViewportSize({width: 688, height: 1000})
    await page.emulateMedia({media: 'print'})
    await open(page, `/runbooks/${id}`)
    const found = await page.evaluate(() => {
      const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
      const lines = all('.theme-code-block .token-line').filter((line) => line.offsetHeight > 0)
      const height = Math.min(...lines.map((line) => line.offsetHeight))
      return {
        options: all('.theme-code-block .token.parameter').length,
        broken: all('.theme-code-block .token.parameter')
          .filter((option) => option.getClientRects().length > 1)
          .map((option) => option.textContent),
        cut: lines.filter((line) => line.scrollWidth > line.clientWidth).map((line) => line.textContent),
        rows: Math.max(...lines.map((line) => Math.round(line.offsetHeight / height))),
        marks: getComputedStyle(lines[0]!, '::before').content.split('↪').length - 1,
      }
    })
    expect(found.options).toBeGreaterThan(20)
    expect(found).toMatchObject({broken: [], cut: []})
    expect(found.rows).toBeGreaterThan(1)
    // As many marks as the longest line has rows after its first.
    expect(found.marks).toBeGreaterThanOrEqual(found.rows - 1)
  })
