import type {Page} from '@playwright/test'
import axeCore, {type AxeResults} from 'axe-core'

/**
 * What axe finds on the page, in words; with `isContrastOnly` it looks at colours alone.
 *
 * Nearly all of axe's time goes into contrast, which it computes anew for each of a thousand words. Elements whose
 * ancestors all look the same have the same contrast, so one of them is measured. The colours inside of code are held
 * by contrast.test.ts.
 */
export async function violations(page: Page, isContrastOnly = false): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  await page.evaluate(markAlike)
  const found = await page.evaluate((isContrastOnly): Promise<AxeResults> => {
    const {axe} = window as unknown as {axe: typeof import('axe-core')}
    axe.configure({rules: [{id: 'color-contrast', selector: '*:not([data-looks-alike])'}]})
    return axe.run(document, {
      preload: false,
      iframes: false,
      resultTypes: ['violations'],
      ...(isContrastOnly && {runOnly: ['color-contrast']}),
    })
  }, isContrastOnly)
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} ${target} ${failureSummary}`),
  )
}

/** Marks every element that looks like an earlier one: the same colours, size and weight, from the root down. */
function markAlike(): void {
  // A colour on its way from light to dark is none that anybody reads.
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  const looks = new Map<string, number>()
  const lookOf = new Map<Element, number>()
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element)
    const {color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textShadow, position} =
      style
    const above = element.parentElement ? lookOf.get(element.parentElement) : undefined
    const seen = [
      color,
      backgroundColor,
      backgroundImage,
      opacity,
      fontSize,
      fontWeight,
      textShadow,
      position,
    ]
    const look = [above, style.display === 'none', style.visibility, ...seen].join('|')
    const isAlike = looks.has(look) || element.closest('.token-line') !== null
    element.toggleAttribute('data-looks-alike', isAlike)
    if (!looks.has(look)) looks.set(look, looks.size)
    lookOf.set(element, looks.get(look)!)
  }
}
