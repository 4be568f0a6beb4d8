import {execFileSync} from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {checkTarget} from '../../../src/cli/verify/check-target.ts'
import {openAnswerCache} from '../../../src/cli/verify/code/answer-cache.ts'
import {findGcloud, lintGcloud} from '../../../src/cli/verify/code/lint-gcloud.ts'
import {openTools, type Tools} from '../../../src/cli/verify/code/tools.ts'
import {digestSurroundings} from '../../../src/cli/verify/digest-surroundings.ts'
import {projectTarget} from '../../../src/cli/verify/find-targets.ts'
import {openSources} from '../../../src/cli/verify/open-sources.ts'
import type {Problem} from '../../../src/model/problem.ts'
import {projectRoot} from '../../run-cli.ts'
import type {Mutation} from './mutation.ts'
import {readCorpus} from './read-corpus.ts'

/** A copy of this project that is damaged, checked and mended again and again, in one process. */
export interface DamagedProject {
  readonly corpus: ReturnType<typeof readCorpus>
  /** Errors of the project as it is. */
  readonly checkAsIs: () => Promise<Errors>
  /** Errors for each damage, with gcloud hidden. */
  readonly checkWithout: (mutations: readonly Mutation[]) => Promise<readonly Errors[]>
  /** Errors for each damage, with gcloud; absent where there is none. */
  readonly checkWith?: (mutations: readonly Mutation[]) => Promise<readonly Errors[]>
  readonly remove: () => void
}

type Errors = readonly Problem[]

/** Copies every file that git knows. */
export function copyProject(): DamagedProject {
  const root = mkdtempSync(join(tmpdir(), 'runbook-mutations-'))
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  const paths = listed.split('\n').filter((path) => path !== '')
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    cpSync(join(projectRoot, path), join(root, path))
  }
  keepAnswers(root)
  const installed = openTools(process.env)
  const checkAsIs = (tools = installed) => readErrors(root, {tools, cache: {pages: {}, verdicts: {}}})
  return {
    corpus: readCorpus(root, paths),
    checkAsIs: async () => (await checkAsIs()).errors,
    checkWithout: (mutations) => checkAll(root, mutations, without(installed)),
    ...(installed.find('gcloud') !== undefined && {
      checkWith: (mutations: readonly Mutation[]) => checkWithGcloud(root, mutations, installed),
    }),
    remove: () => rmSync(root, {recursive: true, force: true}),
  }
}

/** What gcloud has said about our pages before, it says again. */
function keepAnswers(root: string): void {
  const answers = '.runbook/cache/code.json'
  if (!existsSync(join(projectRoot, answers))) return
  mkdirSync(dirname(join(root, answers)), {recursive: true})
  cpSync(join(projectRoot, answers), join(root, answers))
}

function without(tools: Tools): Tools {
  return {...tools, find: (name) => (name === 'gcloud' ? undefined : tools.find(name))}
}

type Cache = Parameters<typeof checkTarget>[1]['cache']

/** Errors for each damage, as a machine without gcloud sees them. */
async function checkAll(
  root: string,
  mutations: readonly Mutation[],
  tools: Tools,
): Promise<readonly Errors[]> {
  const {cache} = await readErrors(root, {tools, cache: {pages: {}, verdicts: {}}})
  const found: Errors[] = []
  for (const mutation of mutations) found.push(await checkOne(root, mutation, {tools, cache}))
  return found
}

/** The same with gcloud. What it has to be asked is gathered first, and asked in one go. */
async function checkWithGcloud(
  root: string,
  mutations: readonly Mutation[],
  tools: Tools,
): Promise<readonly Errors[]> {
  const gcloud = await findGcloud(tools)
  if (!gcloud) throw new Error('there is no gcloud here')
  const texts = new Set<string>()
  await checkAll(root, mutations, collecting(tools, texts))
  const answers = openAnswerCache(join(root, '.runbook/cache/code.json'))
  await lintGcloud([...texts], gcloud, {tools, cache: answers})
  answers.save()
  return checkAll(root, mutations, tools)
}

/** Tools whose gcloud answers nothing and remembers what it was asked. */
function collecting(tools: Tools, texts: Set<string>): Tools {
  return {
    ...tools,
    call: async (call) => {
      const file = call.args.find((arg) => arg.endsWith('commands.json'))?.replace(/^.*?=/, '')
      if (file === undefined) return tools.call(call)
      const text = readFileSync(join(call.cwd ?? '', file), 'utf8')
      const asked: readonly {command_string: string}[] = JSON.parse(text)
      for (const {command_string} of asked) texts.add(command_string)
      return {stdout: '', stderr: '', exitCode: 0}
    },
  }
}

async function checkOne(
  root: string,
  {file, renamedTo, text}: Mutation,
  asked: {readonly tools: Tools; readonly cache: Cache},
): Promise<Errors> {
  const path = join(root, file)
  const original = readFileSync(path)
  const now = renamedTo === undefined ? path : join(root, renamedTo)
  if (renamedTo !== undefined) renameSync(path, now)
  writeFileSync(now, text)
  try {
    return (await readErrors(root, asked)).errors
  } finally {
    rmSync(now)
    writeFileSync(path, original)
  }
}

/** Every page that was parsed, damaged or not: most damages are checked more than once. */
const parsed: NonNullable<Parameters<typeof checkTarget>[1]['parsed']> = new Map()

/** What was found in code with some tools: most pages are as they were at the damage before. */
const codes = new WeakMap<Tools, NonNullable<Parameters<typeof checkTarget>[1]['codes']>>()

function codesOf(tools: Tools) {
  const known = codes.get(tools) ?? new Map()
  codes.set(tools, known)
  return known
}

async function readErrors(
  root: string,
  {tools, cache}: {readonly tools: Tools; readonly cache: Cache},
): Promise<{readonly errors: Errors; readonly cache: Cache}> {
  const target = projectTarget(root)
  const found = await checkTarget(target, {
    ...{
      tools,
      cache,
      parsed,
      codes: codesOf(tools),
      isRelease: false,
      today: '2026-02-11',
      sources: openSources(root),
    },
    surroundings: digestSurroundings(target, tools),
  })
  const problems = target.files.flatMap((file) => found.verdicts[file]!.verdict.problems)
  return {errors: problems.filter(({severity}) => severity === 'error'), cache: found}
}
