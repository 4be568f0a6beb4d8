import {expect} from '@playwright/test'
import {test} from './site-test.ts'

test('the keyboard reaches the first symptom, and the focus can be seen on the way', async ({page}) => {
  await page.goto('/')
  const target = page.getByRole('main').getByRole('link').first()
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement!)
      return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
    })
    expect(outline).toBeGreaterThanOrEqual(2)
    if (await target.evaluate((link) => link === document.activeElement)) return
  }
  throw new Error('20 presses of Tab did not reach the first symptom.')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the site's own colour stands in ${colorScheme} mode`, async ({page}) => {
    await page.emulateMedia({colorScheme})
    await page.goto('/')
    const colour = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--ifm-color-primary'),
    )
    expect(colour.trim()).toBe(colorScheme === 'light' ? '#0b5a73' : '#86cfe0')
  })
}
