import {execFileSync} from 'node:child_process'
import {expect, type Page} from '@playwright/test'
import {codeBlocks, open, openAll, runbooks, test} from './site-test.ts'

const runbook = runbooks.find(({id}) => id === 'disaster-recovery')!
const address = `/runbooks/${runbook.id}`
const clone = runbook.fences.find(({code}) => code.includes('sql instances clone'))!

test.beforeEach(({context}) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('from the start page three interactions lead to a copied command', async ({page}) => {
  await open(page, '/')
  let interactions = 0
  await page.getByLabel('Symptom, alert or error message').fill(runbook.symptoms[0]!)
  interactions++
  await page.keyboard.press('Enter')
  interactions++
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await codeBlocks(page).first().getByRole('button', {name: 'Copy code to clipboard'}).click()
  interactions++
  await expect.poll(() => readClipboard(page)).toBe(runbook.fences[0]!.code)
  expect(interactions).toBeLessThanOrEqual(3)
})

test('steps are checked off, stay so over a reload, are shared as text, and are reset', async ({page}) => {
  await open(page, address)
  const outline = page.getByRole('navigation', {name: 'Steps of this runbook'})
  const [first, second] = runbook.steps
  await page.getByLabel(`Done: ${first!.title}`).check()
  await expect(outline).toContainText(`1 of ${runbook.steps.length} steps done`)
  await page.reload()
  await expect(page.getByLabel(`Done: ${first!.title}`)).toBeChecked()
  await outline.getByRole('button', {name: 'Copy progress as text'}).click()
  const text = await readClipboard(page)
  expect(text).toMatch(
    new RegExp(`^\\[x\\] 1\\. ${first!.title} \\(\\d{4}-\\d\\d-\\d\\d [\\d:]{8}Z\\)$`, 'm'),
  )
  expect(text).toContain(`[ ] 2. ${second!.title}`)
  expect(text).toContain(runbook.digest.slice(0, 12))
  await expect(page.getByText(/That is at \d\d:\d\dZ/)).toBeVisible()
  await outline.getByRole('button', {name: 'Reset'}).click()
  await expect(page.getByLabel(`Done: ${first!.title}`)).not.toBeChecked()
  await page.reload()
  await expect(outline).toContainText(`0 of ${runbook.steps.length} steps done`)
})

test('a check mark of another text, or what is no check mark, counts as nothing', async ({page}) => {
  await open(page, address)
  const {id} = runbook.steps[0]!
  for (const stored of [
    `{"${id}": {"digest": "other", "at": "2026-02-11T10:00:00Z"}}`,
    '{"a": 1',
    '[null]',
    '7',
  ]) {
    await page.evaluate((value) => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('runbook-progress-'))
      localStorage.setItem(key ?? 'runbook-progress-disaster-recovery', value)
    }, stored)
    await open(page, address)
    await expect(page.getByLabel(`Done: ${runbook.steps[0]!.title}`)).not.toBeChecked()
  }
})

const hostile = [
  `it's "quoted" $(touch hacked) \`touch hacked\` \\ !x !! ; & | > * ? ~ # %s`,
  `'; touch hacked; '`,
  '$HOME ${PATH} \\n \\041 -rf --help',
  '  leading and trailing  ',
  'tab\there, bell\u0007, escape\u001b[31m, delete\u007f, next line\u0085',
  'é ü 漢字 😀 \u202e\u200d',
  '=x\\',
  "\u0001'!",
]

test('hostile values come out of a pasted export line as they went in', async ({page}) => {
  await open(page, address)
  await openAll(page)
  const found: string[] = []
  for (const value of hostile) {
    await page.getByLabel('PROJECT', {exact: true}).fill(value)
    await page.getByRole('button', {name: 'Copy all export lines'}).click()
    const lines = await readClipboard(page)
    const script = `${lines}\nprintf %s "$PROJECT"`
    found.push(execFileSync('bash', ['--noprofile', '--norc', '-c', script], {encoding: 'utf8'}))
  }
  expect(found).toEqual(hostile)
})

test('a value stands before the command, whose own bytes stay as they are, and nothing is stored', async ({
  page,
}) => {
  await open(page, address)
  await openAll(page)
  await page.getByLabel('Values of the environment').selectOption('production')
  await page.getByLabel('RECOVERY_TIME', {exact: true}).fill('2026-02-11T11:00:00+01:00')
  const block = page.locator(`[data-line="${clone.codeLine}"]`)
  await expect(block.locator('[data-exports]')).toContainText(
    "export RECOVERY_TIME='2026-02-11T10:00:00.000Z'",
  )
  await block.getByRole('button', {name: 'Copy with values'}).click()
  const copied = await readClipboard(page)
  expect(copied.endsWith(`\n${clone.code}\n`)).toBe(true)
  expect(copied).toContain("export SQL_INSTANCE='aiprod-v33-postgres'")
  await block.getByRole('button', {name: 'Copy code to clipboard'}).click()
  await expect.poll(() => readClipboard(page)).toBe(clone.code)
  const stored = await page.evaluate(() =>
    JSON.stringify([{...localStorage}, {...sessionStorage}, location.href]),
  )
  expect(stored).not.toMatch(/aiprod-v33-postgres|2026-02-11/)
  await page.reload()
  await openAll(page)
  await expect(page.getByLabel('RECOVERY_TIME', {exact: true})).toHaveValue('')
})

test('a value that is missing or wrong is named, and nothing is copied without it', async ({page}) => {
  await open(page, address)
  await openAll(page)
  await page.getByLabel('PROJECT', {exact: true}).fill('p')
  await page.getByLabel('RECOVERY_TIME', {exact: true}).fill('tomorrow')
  await expect(page.getByText('expects a datetime with a zone')).toBeVisible()
  const block = page.locator(`[data-line="${clone.codeLine}"]`)
  await expect(block).toContainText('Without a value: SQL_INSTANCE, RECOVERY_TIME')
  await expect(block.getByRole('button', {name: 'Copy with values'})).toBeDisabled()
})

test('a secret has no field: the copied line asks for it in the terminal', async ({page}) => {
  await open(page, address)
  await openAll(page)
  await expect(page.getByLabel('NOTIFY_WEBHOOK_URL', {exact: true})).toHaveCount(0)
  const secret = page.getByRole('listitem').filter({hasText: 'read -rs NOTIFY_WEBHOOK_URL'})
  await secret.getByRole('button', {name: 'Copy the line'}).click()
  const line = await readClipboard(page)
  expect(line).toBe('read -rs NOTIFY_WEBHOOK_URL; export NOTIFY_WEBHOOK_URL\n')
  const typed = `a\\b'"$(x) y`
  const script = `${line}printenv NOTIFY_WEBHOOK_URL`
  const shown = execFileSync('bash', ['--noprofile', '--norc', '-c', script], {
    input: `${typed}\n`,
    encoding: 'utf8',
  })
  expect(shown).toBe(`${typed}\n`)
})

test('the check and the way back of a step are one click away', async ({page}) => {
  await open(page, `${address}#clone`)
  const card = page.locator('[data-step="clone"]')
  for (const role of ['verify', 'rollback']) {
    const block = card.locator(`[data-role="${role}"]`)
    await expect(block.locator('pre').last()).toBeHidden()
    await block.locator('summary').click()
    await expect(block.locator('pre').last()).toBeVisible()
  }
})

test('the risk of every step can be seen without colour', async ({page}) => {
  await open(page, address)
  const shapes = await page
    .locator('[data-step] [data-risk]')
    .evaluateAll((all) =>
      all.map(
        (badge) =>
          `${badge.textContent} ${badge.querySelector('svg > *')?.tagName}${badge.querySelector('svg > *')?.getAttribute('d') ?? ''}`,
      ),
    )
  const byRisk = new Map(runbook.steps.map(({risk}, at) => [risk, shapes[at]]))
  expect(new Set(byRisk.values()).size).toBe(byRisk.size)
})

test('the keyboard alone finds the runbook, checks off a step and opens its check', async ({page}) => {
  await open(page, '/')
  await page.keyboard.press('/')
  await page.keyboard.type('clone instance recovery point', {delay: 5})
  await expect(page.getByRole('option').first()).toHaveAttribute('data-url', `${address}#clone`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${address}#clone$`))
  await page.getByLabel('Done: Clone').focus()
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Done: Clone')).toBeChecked()
  const summary = page.locator('[data-step="clone"] [data-role="verify"] summary')
  await summary.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-step="clone"] [data-role="verify"] pre').last()).toBeVisible()
})
