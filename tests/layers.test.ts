import {readdirSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import {expect, test} from 'vitest'
import {projectRoot} from './run-cli.ts'

/** The flow, in order: a stage imports itself and what stands before it. */
const flow = [
  'src/model',
  'plugins/remark-runbook',
  'src/markdown-to-runbook',
  'src/runbook-to-problems',
  'src/runbook-to-plan',
  'src/plan-to-run',
  'src/run-to-report',
]
/** Edges may import every stage, and other edges only as listed. */
const edges: Readonly<Record<string, readonly string[]>> = {
  'src/rehearsal': [],
  'src/site-to-problems': [],
  'src/cli': ['src/rehearsal', 'src/site-to-problems'],
  'plugins/docusaurus-plugin-runbooks': ['src/components'],
  'src/components': [],
  'src/theme': ['src/components', 'plugins/docusaurus-plugin-runbooks'],
  'src/pages': ['src/components', 'plugins/docusaurus-plugin-runbooks'],
  'src/sidebars': [],
  'src/css': [],
}
const browser = ['src/components', 'src/theme', 'src/pages']
const withEffects = [
  'src/plan-to-run',
  'src/rehearsal',
  'src/site-to-problems',
  'src/cli',
  'plugins/docusaurus-plugin-runbooks',
]

const layers = [...flow, ...Object.keys(edges)]

function sources(): readonly {file: string; layer: string; text: string}[] {
  return ['src', 'plugins'].flatMap((top) =>
    readdirSync(join(projectRoot, top), {recursive: true, encoding: 'utf8'})
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => posix.join(top, name.replaceAll('\\', '/')))
      .map((file) => {
        const text = readFileSync(join(projectRoot, file), 'utf8')
        return {file, text, layer: layers.find((layer) => file.startsWith(`${layer}/`)) ?? 'none'}
      }),
  )
}

/** Modules that a file imports, types included: a type of a later stage is knowledge of it too. */
function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!)
}

function layerOf(file: string, module: string): string | undefined {
  const path = module.startsWith('@site/')
    ? module.slice('@site/'.length)
    : posix.join(posix.dirname(file), module)
  return layers.find((layer) => `${path}/`.startsWith(`${layer}/`))
}

test('every source file belongs to a layer', () => {
  expect(
    sources()
      .filter(({layer}) => layer === 'none')
      .map(({file}) => file),
  ).toEqual([])
})

test('a stage imports only itself and what stands before it', () => {
  const wrong = sources().flatMap(({file, layer, text}) =>
    importsOf(text)
      .filter((module) => module.startsWith('.') || module.startsWith('@site/'))
      .map((module) => ({module, target: layerOf(file, module)}))
      .filter(({target}) => target !== undefined && target !== layer && !allows(layer, target))
      .map(({module}) => `${file} imports ${module}`),
  )
  expect(wrong).toEqual([])
})

function allows(layer: string, target: string): boolean {
  if (browser.includes(layer) && target === 'src/plan-to-run') return false
  if (flow.includes(layer)) return flow.indexOf(target) >= 0 && flow.indexOf(target) < flow.indexOf(layer)
  return flow.includes(target) || edges[layer]!.includes(target)
}

test('the model imports zod and nothing else from outside', () => {
  const outside = sources()
    .filter(({layer}) => layer === 'src/model')
    .flatMap(({file, text}) =>
      importsOf(text)
        .filter((module) => !module.startsWith('.') && module !== 'zod')
        .map((module) => `${file} imports ${module}`),
    )
  expect(outside).toEqual([])
})

test('only edges, the executor and the plugins touch Node', () => {
  const wrong = sources()
    .filter(({layer}) => !withEffects.includes(layer))
    .flatMap(({file, text}) =>
      importsOf(text)
        .filter((module) => module.startsWith('node:'))
        .map((module) => `${file} imports ${module}`),
    )
  expect(wrong).toEqual([])
})

test('browser code reaches no module that imports Node', () => {
  const all = sources()
  const byFile = new Map(all.map((source) => [source.file, source]))
  const seen = new Set<string>()
  const visit = (file: string): void => {
    const source = byFile.get(file)
    if (!source || seen.has(file)) return
    seen.add(file)
    for (const line of source.text.matchAll(/^(import|export)(?! type)[^;]*?from\s*'([^']+)'/gm)) {
      const module = line[2]!
      if (module.startsWith('node:')) throw new Error(`browser code reaches ${module} through ${file}`)
      const base = module.startsWith('@site/')
        ? module.slice('@site/'.length)
        : posix.join(posix.dirname(file), module)
      for (const path of [base, `${base}.ts`, `${base}.tsx`, `${base}/index.tsx`, `${base}/index.ts`])
        visit(path)
    }
  }
  for (const {file, layer} of all) if (browser.includes(layer)) visit(file)
  expect(seen.size).toBeGreaterThan(5)
})

/** The programs: the CLI, and the stand-ins that the world puts on PATH. */
const entries = [
  'src/cli/main.ts',
  'src/rehearsal/gcloud-stand-in/main.ts',
  'src/rehearsal/curl-stand-in/main.ts',
]

test('only an entry reads the environment, prints and exits', () => {
  const wrong = sources()
    .filter(({file, layer}) => !entries.includes(file) && !browser.includes(layer))
    .flatMap(({file, text}) =>
      [
        ...text.matchAll(
          /\b(process\.(env|argv|exit|stdout|stderr|stdin)|console\.\w+)\b|import \{[^}]*\b(env|argv|exit|stdout|stderr)\b[^}]*\} from 'node:process'/g,
        ),
      ].map((match) => `${file}: ${match[0]}`),
    )
  expect(wrong).toEqual([])
})
