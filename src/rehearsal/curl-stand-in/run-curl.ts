import {type Answer, CutAnswer, exchange} from '../gcloud-stand-in/api/exchange.ts'
import {readWorldSettings} from '../gcloud-stand-in/api/world-settings.ts'
import {CurlError} from './curl-error.ts'
import {type CurlCall, parseCall} from './parse-call.ts'

/** What the stand-in may use of its process. */
export interface CurlSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Reads a file; `-` is standard input. */
  readonly readData: (file: string) => Promise<Buffer>
  readonly writeData: (file: string, text: string) => Promise<void>
  readonly print: (text: string) => void
  readonly say: (line: string) => void
}

/**
 * Carries out one call through the rehearsal's proxy and gives curl's exit status.
 *
 * For machines without curl, inside a rehearsal only, with the options that runbooks use.
 */
export async function runCurl(args: readonly string[], around: CurlSurroundings): Promise<number> {
  let call: CurlCall | undefined
  try {
    const settings = readWorldSettings(around.env)
    call = await parseCall(args, async (file) => (await around.readData(file)).toString())
    const body = await readBody(call, around)
    for (const url of call.urls) await send(call, {settings, url, body}, around)
    return 0
  } catch (cause) {
    const error = cause instanceof CurlError ? cause : connectionError(cause as Error)
    sayError(error, call, around)
    return error.exitCode
  }
}

/** What is no error of curl's own is a broken connection. */
function connectionError(cause: Error): CurlError {
  if (!(cause instanceof CutAnswer)) return new CurlError(56, cause.message)
  return new CurlError(18, 'transfer closed with outstanding read data remaining')
}

function sayError({exitCode, message}: CurlError, call: CurlCall | undefined, {say}: CurlSurroundings): void {
  if (exitCode === 2) {
    say(`curl: ${message}`)
    say('This is the curl stand-in of the rehearsal; install curl for everything else.')
  } else if (!call?.isSilent || call.showsErrors) say(`curl: (${exitCode}) ${message}`)
}

interface Sending {
  readonly settings: ReturnType<typeof readWorldSettings>
  readonly url: string
  readonly body: Buffer | undefined
}

async function send(call: CurlCall, {settings, url, body}: Sending, around: CurlSurroundings): Promise<void> {
  const target = parseUrl(url)
  const method = call.method ?? (body === undefined ? 'GET' : 'POST')
  const startedMs = performance.now()
  const sent = {method, url: target, headers: readHeaders(call, body), ...(body && {body})}
  const answer = await withLimit(exchange(settings, sent), call.timeoutMs)
  const isFailed = call.failsOnError && answer.status >= 400
  if (!isFailed) await deliver(answer.text, call, around)
  if (call.writeOut !== undefined) around.print(renderWriteOut(call.writeOut, answer, startedMs))
  if (isFailed) throw new CurlError(22, `The requested URL returned error: ${answer.status}`)
}

async function deliver(text: string, {output}: CurlCall, around: CurlSurroundings): Promise<void> {
  if (output === undefined || output === '-') around.print(text)
  else await around.writeData(output, text)
}

function parseUrl(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target?.protocol === 'https:' || target?.protocol === 'http:') return target
  throw new CurlError(
    1,
    `the stand-in of the rehearsal takes http and https addresses only, got ${target?.protocol ?? url}`,
  )
}

async function readBody({data}: CurlCall, {readData}: CurlSurroundings): Promise<Buffer | undefined> {
  if (data.length === 0) return undefined
  const pieces = await Promise.all(
    data.map(async ({text, isBinary}) => {
      if (!text.startsWith('@')) return Buffer.from(text)
      const content = await readData(text.slice(1))
      // Without --data-binary curl drops line ends of a file.
      return isBinary ? content : Buffer.from(content.toString('latin1').replace(/[\r\n]/g, ''), 'latin1')
    }),
  )
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from('&'), piece])))
}

function readHeaders({headers}: CurlCall, body: Buffer | undefined): Record<string, string> {
  const given = headers.map((line) => {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s)
    return [name.toLowerCase(), value] as const
  })
  return {
    accept: '*/*',
    ...(body && {'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length)}),
    ...Object.fromEntries(given),
  }
}

function renderWriteOut(format: string, {status}: Answer, startedMs: number): string {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(6)
  const values: Readonly<Record<string, string>> = {
    http_code: String(status),
    response_code: String(status),
    time_total: seconds,
  }
  return format
    .replace(/%\{(\w+)\}/g, (_all, name) => values[name] ?? '')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
}

async function withLimit(answer: Promise<Answer>, timeoutMs: number | undefined): Promise<Answer> {
  if (timeoutMs === undefined) return answer
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const message = `Operation timed out after ${timeoutMs} milliseconds with 0 bytes received`
    timer = setTimeout(() => reject(new CurlError(28, message)), timeoutMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
