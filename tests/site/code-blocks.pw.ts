import {expect, type Page} from '@playwright/test'
import {codeBlocks, open, openAll, runbooks, test} from './site-test.ts'

test('a copy button puts exactly the code of its fence on the clipboard', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [{id, fences}] = runbooks as [(typeof runbooks)[number]]
  await open(page, `/runbooks/${id}`)
  await codeBlocks(page).first().getByRole('button', {name: 'Copy code to clipboard'}).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(fences[0]!.code)
})

for (const {id, fences} of runbooks) {
  test(`${id}: every copy button copies exactly the code of its fence, under its role`, async ({page}) => {
    await open(page, `/runbooks/${id}`)
    await openAll(page)
    await expect(codeBlocks(page)).toHaveCount(fences.length)
    expect(await copyAll(page)).toEqual(fences.map(({code}) => code))
    const shown = await page
      .locator('[data-role]')
      .evaluateAll((all) => all.map(({dataset}) => `${dataset.line} ${dataset.role}`))
    expect(shown).toEqual(fences.flatMap(({role, codeLine}) => (role ? [`${codeLine} ${role}`] : [])))
  })
}

/** Clicks every copy button, and gives what each of them wrote: pages have more of them than the clipboard is quick. */
async function copyAll(page: Page): Promise<readonly string[]> {
  return codeBlocks(page).evaluateAll((blocks) => {
    const written: string[] = []
    navigator.clipboard.writeText = async (text) => void written.push(text)
    for (const block of blocks) {
      const name = 'button[aria-label="Copy code to clipboard"]'
      block.querySelector<HTMLButtonElement>(name)?.click()
    }
    return written
  })
}

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})
  for (const {id, fences, steps} of runbooks) {
    test(`${id}: the text of the page has every fence to the byte, and every step`, async ({page}) => {
      await page.goto(`/runbooks/${id}`)
      const shown = await codeBlocks(page).locator('code').allTextContents()
      expect(shown).toEqual(fences.map(({code}) => `${code}\n`))
      const titles = await page.locator('[data-step] .anchor').allTextContents()
      expect(titles).toEqual(steps.map(({title}) => expect.stringContaining(title)))
    })
  }

  test('what needs a script is not there, and all runbooks are', async ({page}) => {
    await page.goto('/')
    await expect(page.getByLabel('Symptom, alert or error message')).toBeHidden()
    await expect(page.locator('[data-triage] a')).toHaveCount(runbooks.length)
    await page.getByRole('link', {name: 'Search'}).click()
    await expect(page).toHaveURL(/\/runbooks$/)
  })

  test('plan and service level are tables in the page itself', async ({page}) => {
    await page.goto('/docs/plan')
    await expect(page.locator('[data-task]')).toHaveCount(41)
    await page.goto('/docs/business/sla-details')
    await expect(page.locator('[data-metric]').first()).toContainText(/not measured| in /)
  })
})
