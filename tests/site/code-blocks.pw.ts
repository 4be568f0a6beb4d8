import {expect} from '@playwright/test'
import {codeBlocks, runbooks, test} from './site-test.ts'

for (const {id, fences} of runbooks) {
  test(`${id}: every copy button puts exactly the code of its fence on the clipboard`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`/runbooks/${id}`)
    await expect(codeBlocks(page)).toHaveCount(fences.length)
    for (const [index, {code}] of fences.entries()) {
      await page.evaluate(() => navigator.clipboard.writeText(''))
      await codeBlocks(page).nth(index).getByRole('button', {name: 'Copy code to clipboard'}).click()
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    }
  })

  test(`${id}: each block of a step stands under its role`, async ({page}) => {
    await page.goto(`/runbooks/${id}`)
    const shown = await page
      .locator('[data-role]')
      .evaluateAll((all) => all.map(({dataset}) => `${dataset.line} ${dataset.role}`))
    expect(shown).toEqual(fences.flatMap(({role, codeLine}) => (role ? [`${codeLine} ${role}`] : [])))
  })
}

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})
  for (const {id, fences, steps} of runbooks) {
    test(`${id}: the text of the page has every fence to the byte, and every step`, async ({page}) => {
      await page.goto(`/runbooks/${id}`)
      const shown = await codeBlocks(page).locator('code').allTextContents()
      expect(shown).toEqual(fences.map(({code}) => `${code}\n`))
      for (const step of steps) await expect(page.locator(`#${step.id}`)).toContainText(step.title)
    })
  }

  test('plan and service level are tables in the page itself', async ({page}) => {
    await page.goto('/docs/plan')
    await expect(page.locator('[data-task]')).toHaveCount(41)
    await page.goto('/docs/business/sla-details')
    await expect(page.locator('[data-metric]').first()).toContainText(/not measured| in /)
  })
})
