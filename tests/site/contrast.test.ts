import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

const css = ['custom', 'code'].map((name) => readFileSync(`src/css/${name}.css`, 'utf8')).join('\n')

/** The colours that a selector's blocks give to variables. */
function colours(selector: string): Record<string, string> {
  const blocks = [...css.matchAll(/(?<selector>[^{}]+)\{(?<body>[^{}]*)\}/g)]
    .filter(({groups}) => groups?.selector?.replace(/\/\*.*?\*\//gs, '').trim() === selector)
    .map(({groups}) => groups?.body ?? '')
  const pairs = [...blocks.join('').matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)]
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
}

/** Contrast of two colours as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const surfaces = ['--ifm-background-color', '--surface', '--surface-raised']
const texts = [
  '--ifm-color-primary',
  '--ifm-font-color-base',
  '--text-quiet',
  '--evidence-good',
  '--risk-destructive',
]
const code = ['text', 'comment', 'string', 'keyword', 'function', 'variable', 'number'].map(
  (name) => `--code-${name}`,
)
const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...code.map((text) => [text, '--code-surface'] as const),
  ...['read', 'change', 'destructive'].map((risk) => [`--risk-${risk}`, `--risk-${risk}-surface`] as const),
]

test.each([':root', '[data-theme="dark"]'])('text reaches 4.5:1 on every surface of %s', (selector) => {
  const found = colours(selector)
  const weak = pairs.filter(([text, surface]) => !(contrast(found[text]!, found[surface]!) >= 4.5))
  expect(weak).toEqual([])
})
