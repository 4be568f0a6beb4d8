import {expect} from '@playwright/test'
import {open, runbooks, test} from './site-test.ts'

const risks = {read: 'Reads only', change: 'Changes', destructive: 'Destroys'}
const evidence = /Rehearsed|Executed in|Never executed|Out of date|Ended/

for (const {id, title, steps, digest} of runbooks) {
  test(`${id}: its header, and a card for every step with risk, number, evidence and commands`, async ({
    page,
  }) => {
    await open(page, `/runbooks/${id}`)
    await expect(page.getByRole('heading', {level: 1})).toHaveText(title)
    await expect(page.locator(`[data-runbook="${id}"]`)).toContainText('Last rehearsal')
    await expect(page.locator(`[data-runbook="${id}"]`)).toContainText(digest)
    const cards = await page.locator('[data-step]').evaluateAll((all) =>
      all.map((card) => ({
        id: card.dataset.step,
        name: document.getElementById(card.getAttribute('aria-labelledby') ?? '')?.textContent,
        heading: card.querySelector('h2, h3, h4, h5, h6')?.id,
        risk: card.querySelector('[data-risk]')?.textContent,
        text: card.textContent,
      })),
    )
    expect(cards).toEqual(
      steps.map((step, index) => ({
        ...{id: step.id, name: expect.stringContaining(step.title), heading: step.id, risk: risks[step.risk]},
        text: expect.stringContaining(`Step ${index + 1} of ${steps.length}`),
      })),
    )
    for (const [index, {text}] of cards.entries()) {
      const step = steps[index]!
      expect(text).toMatch(evidence)
      expect(text).toContain(`npx --no runbook run ${id} --environment rehearsal`)
      expect(text).toContain(`npx --no runbook run ${id} --environment production --from ${step.id}`)
      if (step.kind === 'manual') expect(text).toContain('By hand')
    }
  })

  test(`${id}: one click leads to the first step, a link to the last`, async ({page}) => {
    await open(page, `/runbooks/${id}`)
    await page.getByRole('link', {name: /^Step 1: /}).click()
    await expect(page).toHaveURL(new RegExp(`#${steps[0]!.id}$`))
    await expect(page.locator(`[data-step="${steps[0]!.id}"]`).getByRole('heading').first()).toBeInViewport()
    const last = steps.at(-1)!
    await open(page, `/runbooks/${id}#${last.id}`)
    await expect(page.locator(`[data-step="${last.id}"]`).getByRole('heading').first()).toBeInViewport()
  })
}
