import {expect} from '@playwright/test'
import {open, runbooks, test} from './site-test.ts'

test('the start page asks what is happening and each symptom leads to its runbook', async ({page}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('What is happening?')
  for (const {symptoms, title, id} of runbooks.filter(({symptoms}) => symptoms.length > 0)) {
    const link = page.getByRole('main').locator(`a[href="/runbooks/${id}"]`)
    await expect(link).toContainText(title)
    for (const symptom of symptoms) await expect(link).toContainText(symptom)
  }
})

test('one click on a symptom opens the runbook', async ({page}) => {
  const runbook = runbooks.find(({symptoms}) => symptoms.length > 0)!
  await page.goto('/')
  await page.getByText(runbook.symptoms[0]!, {exact: true}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText(runbook.title)
})

for (const name of ['Support', 'Disaster recovery guide', 'SLA', 'Plan']) {
  test(`the start page leads to ${name}`, async ({page}) => {
    await page.goto('/')
    await page.getByRole('main').getByRole('link', {name, exact: true}).last().click()
    await expect(page).not.toHaveTitle(/What is happening|Not Found/)
    await expect(page.getByRole('heading', {level: 1})).toHaveCount(1)
  })
}

test('the list of runbooks holds every runbook', async ({page}) => {
  await page.goto('/runbooks')
  const links = page.getByRole('main').getByRole('heading', {level: 2}).getByRole('link')
  await expect(links).toHaveText(
    runbooks.map(({title}) => title).sort((one, other) => one.localeCompare(other, 'en')),
  )
})

test('typing narrows the symptoms with accents and case aside, and Enter opens the first', async ({page}) => {
  await open(page, '/')
  const cards = page.locator('[data-triage] a')
  await page.getByLabel('Symptom, alert or error message').fill('HÏGH érror rate')
  await expect(cards.first()).toContainText('High Error Rate')
  await expect(page.getByRole('status').first()).toContainText(/fit/)
  await page.getByLabel('Symptom, alert or error message').fill('zzz nothing')
  await expect(cards).toHaveCount(0)
  await page.getByLabel('Symptom, alert or error message').fill('table missing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Disaster recovery')
})

test('severity and time are on the card, and help is one tap away', async ({page}) => {
  await page.goto('/')
  const card = page.locator('[data-triage] a[href="/runbooks/disaster-recovery"]')
  await expect(card).toContainText('SEV1')
  await expect(card).toContainText('back within 30 min')
  await expect(page.getByRole('region', {name: 'Get help'}).getByRole('link').first()).toBeVisible()
})
