import type {Facts} from '../facts.ts'
import {sourceOf} from '../links/route-of.ts'
import type {Page} from '../page.ts'
import type {PageFacts} from '../page-facts.ts'
import type {Finding, PageRule} from '../rule.ts'

/** A translation has the steps and the code of the page that it translates, byte for byte. */
export const translationDiffers: PageRule = {
  id: 'translation-differs',
  severity: 'error',
  asks: 'A translation has the same steps, and the same code byte for byte.',
  explain:
    'Whoever reads the translation copies its commands. When the page is mended and the translation is not, they run the old ones.',
  file: 'i18n/fr/docusaurus-plugin-content-docs-runbooks/current/disaster-recovery.md',
  wrong: '## Étapes\n\n:::step[Regarder]{#lok .read}\n:::\n',
  right: '## Étapes\n\n:::step[Regarder]{#look .read}\n:::\n',
  check(page, facts) {
    const source = sourceOf(page.file)
    if (!source) return []
    const original = facts.pages.get(source.file)
    if (!original) return [missingSource(page, source.file, facts)].flatMap((finding) => finding ?? [])
    return [...stepFindings(page, original), ...fenceFindings(page, original)]
  },
}

function missingSource({file, route}: Page, source: string, {project}: Facts): Finding | undefined {
  if (!project || route === undefined) return undefined
  const place = {file, line: 1, column: 1}
  return {
    place,
    message: `There is no \`${source}\` that this page translates.`,
    hint: 'Rename or remove the page.',
  }
}

function stepFindings(page: Page, {file, steps}: PageFacts): readonly Finding[] {
  const at = page.stepIds.findIndex((id, index) => id !== steps[index])
  if (at < 0 && page.stepIds.length === steps.length) return []
  const id = page.stepIds[at]
  const place = page.steps.find(({step}) => step.id === id)?.places.id ?? {
    file: page.file,
    line: 1,
    column: 1,
  }
  const index = at < 0 ? page.stepIds.length : at
  const expected = steps[index]
  return [
    {
      place,
      message: `Step ${index + 1} is ${id ? `\`${id}\`` : 'missing'}, and in ${file} it is ${expected ? `\`${expected}\`` : 'not there'}.`,
      hint: expected ? `Write the step \`${expected}\` here.` : 'Remove the step.',
    },
  ]
}

function fenceFindings(
  {file: own, runbook: {fences}}: Page,
  {file, fences: originals}: PageFacts,
): readonly Finding[] {
  const count = Math.max(fences.length, originals.length)
  for (let index = 0; index < count; index++) {
    const fence = fences[index]
    const original = originals[index]
    if (fence && original && isSame(fence, original)) continue
    const place = fence?.place ?? {file: own, line: 1, column: 1}
    return [
      {
        place,
        message: `Block ${index + 1} is ${fence && original ? 'another one than' : fence ? 'not' : 'missing, and is'} in ${file}.`,
        hint: `Copy its language, its attributes and its code from ${file}.`,
      },
    ]
  }
  return []
}

function isSame(a: PageFacts['fences'][number], b: PageFacts['fences'][number]): boolean {
  return a.language === b.language && a.meta === b.meta && a.code === b.code
}
