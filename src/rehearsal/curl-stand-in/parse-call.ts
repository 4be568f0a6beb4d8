import {CurlError} from './curl-error.ts'

/** One call as its arguments say it. */
export interface CurlCall {
  readonly urls: readonly string[]
  readonly method?: string
  readonly headers: readonly string[]
  /** Pieces of the body, joined by `&`: text, or `@file`, where `@-` is standard input. */
  readonly data: readonly {readonly text: string; readonly isBinary: boolean}[]
  readonly failsOnError: boolean
  readonly isSilent: boolean
  readonly showsErrors: boolean
  readonly timeoutMs?: number
  readonly output?: string
  readonly writeOut?: string
}

type ReadText = (file: string) => Promise<string>

/** What an option that takes a value adds to the call. */
const valued: Readonly<Record<string, (value: string, call: CurlCall) => Partial<CurlCall>>> = {
  url: (value, {urls}) => ({urls: [...urls, value]}),
  request: (method) => ({method}),
  header: (value, {headers}) => ({headers: [...headers, value]}),
  data: (text, {data}) => ({data: [...data, {text, isBinary: false}]}),
  'data-binary': (text, {data}) => ({data: [...data, {text, isBinary: true}]}),
  output: (output) => ({output}),
  'write-out': (writeOut) => ({writeOut}),
  'max-time': (value) => ({timeoutMs: Number(value) * 1000}),
}
const switches: Readonly<Record<string, Partial<CurlCall>>> = {
  fail: {failsOnError: true},
  silent: {isSilent: true},
  'show-error': {showsErrors: true},
}
const short: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  o: 'output',
  w: 'write-out',
  m: 'max-time',
  K: 'config',
  f: 'fail',
  s: 'silent',
  S: 'show-error',
}

/** Reads the arguments of one call, and the config files that they name. Throws CurlError for what is not covered. */
export async function parseCall(args: readonly string[], readText: ReadText): Promise<CurlCall> {
  const flags = {failsOnError: false, isSilent: false, showsErrors: false}
  const parsing: Parsing = {call: {urls: [], headers: [], data: [], ...flags}, readText}
  const rest = [...args]
  while (rest.length > 0) await takeWord(rest.shift()!, rest, parsing)
  if (parsing.call.urls.length === 0) throw new CurlError(2, 'no URL specified')
  return parsing.call
}

interface Parsing {
  call: CurlCall
  readonly readText: ReadText
}

async function takeWord(word: string, rest: string[], parsing: Parsing): Promise<void> {
  if (word.startsWith('--')) return takeOption(word.slice(2), word, () => rest.shift(), parsing)
  if (!word.startsWith('-') || word === '-') return takeOption('url', '--url', () => word, parsing)
  // ex: -fsSm10 -> fail, silent, show-error, max-time 10
  for (let letters = word.slice(1); letters !== ''; ) {
    const [letter] = letters
    letters = letters.slice(1)
    const name = short[letter!] ?? letter!
    const takes = name in valued || name === 'config'
    const attached = takes && letters !== '' ? letters : undefined
    if (takes) letters = ''
    await takeOption(name, `-${letter}`, () => attached ?? rest.shift(), parsing)
  }
}

async function takeOption(
  name: string,
  written: string,
  next: () => string | undefined,
  parsing: Parsing,
): Promise<void> {
  if (name in switches) return add(parsing, switches[name]!)
  if (name !== 'config' && !(name in valued)) throw new CurlError(2, `option ${written}: is unknown`)
  const value = next()
  if (value === undefined) throw new CurlError(2, `option ${written}: requires parameter`)
  if (name !== 'config') return add(parsing, valued[name]!(value, parsing.call))
  for (const line of (await parsing.readText(value)).split('\n')) await takeConfigLine(line, parsing)
}

function add(parsing: Parsing, more: Partial<CurlCall>): void {
  parsing.call = {...parsing.call, ...more}
}

/** ex: `url = "https://example.com"`; quotes and backslashes as curl reads them. */
async function takeConfigLine(line: string, parsing: Parsing): Promise<void> {
  const text = line.trim()
  if (text === '' || text.startsWith('#')) return
  const [, name = '', quoted, bare] =
    /^-{0,2}([\w-]+)\s*[=:\s]?\s*(?:"((?:[^"\\]|\\.)*)"|(\S*))/.exec(text) ?? []
  const value = quoted?.replace(/\\(.)/g, (_all, letter) => escapes[letter] ?? letter) ?? bare
  await takeOption(short[name] ?? name, name, () => value, parsing)
}

const escapes: Readonly<Record<string, string>> = {t: '\t', n: '\n', r: '\r', v: '\v'}
