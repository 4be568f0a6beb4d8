import {expect} from '@playwright/test'
import {runbooks, test} from './site-test.ts'

const risks = {read: 'Reads only', change: 'Changes', destructive: 'Destroys'}

for (const {id, title, steps, digest} of runbooks) {
  test(`${id}: one title, its header, and a card for every step in order`, async ({page}) => {
    await page.goto(`/runbooks/${id}`)
    await expect(page.getByRole('heading', {level: 1})).toHaveText(title)
    await expect(page.locator(`[data-runbook="${id}"]`)).toContainText('Last rehearsal')
    await expect(page.locator(`[data-runbook="${id}"]`)).toContainText(digest)
    const cards = await page.locator('[data-step]').evaluateAll((all) => all.map((card) => card.dataset.step))
    expect(cards).toEqual(steps.map((step) => step.id))
  })

  test(`${id}: each card says its title, risk, number, evidence and commands`, async ({page}) => {
    await page.goto(`/runbooks/${id}`)
    for (const [index, step] of steps.entries()) {
      const card = page
        .getByRole('region', {name: step.title, exact: false})
        .and(page.locator(`[data-step="${step.id}"]`))
      await expect(card.getByRole('heading')).toContainText(step.title)
      await expect(card.getByRole('heading')).toHaveId(step.id)
      await expect(card.locator('[data-risk]')).toHaveText(risks[step.risk])
      await expect(card).toContainText(`Step ${index + 1} of ${steps.length}`)
      await expect(card).toContainText(/Rehearsed|Executed in|Never executed|Out of date|Ended/)
      await expect(card).toContainText(`npx --no runbook run ${id} --environment rehearsal`)
      await expect(card).toContainText(
        `npx --no runbook run ${id} --environment production --from ${step.id}`,
      )
      if (step.kind === 'manual') await expect(card).toContainText('By hand')
    }
  })

  test(`${id}: one click leads from the header to the first step`, async ({page}) => {
    await page.goto(`/runbooks/${id}`)
    await page
      .locator(`[data-runbook="${id}"]`)
      .getByRole('link', {name: /^Step 1/})
      .click()
    await expect(page).toHaveURL(new RegExp(`#${steps[0]!.id}$`))
    await expect(page.locator(`[data-step="${steps[0]!.id}"]`).getByRole('heading')).toBeInViewport()
  })

  test(`${id}: a link to its last step shows that step`, async ({page}) => {
    const last = steps.at(-1)!
    await page.goto(`/runbooks/${id}#${last.id}`)
    await expect(page.locator(`[data-step="${last.id}"]`).getByRole('heading')).toBeInViewport()
  })
}
