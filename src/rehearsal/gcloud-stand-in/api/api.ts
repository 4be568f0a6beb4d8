import {setTimeout as sleep} from 'node:timers/promises'
import type {Resource} from '../command.ts'
import {ApiFailure} from '../stand-in-error.ts'
import {type Answer, type Exchange, exchange} from './exchange.ts'
import type {WorldSettings} from './world-settings.ts'

/** What goes with a request besides its address. */
export interface Content {
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

/** Google's APIs as the world plays them. */
export interface Api {
  /** Sends a request and gives the JSON of its answer. Throws ApiFailure for an answer of 400 and above. */
  send(method: string, address: string, content?: Content): Promise<Resource>
}

/** gcloud tries five times more when a server fails or a connection is cut, with growing pauses; these are shorter. */
const retryPausesMs = [100, 200, 400, 800, 1600]

/** Google's APIs behind the proxy of this rehearsal. */
export function createApi(settings: WorldSettings): Api {
  return {
    async send(method, address, {query = {}, body} = {}) {
      const url = new URL(address)
      url.search = String(new URLSearchParams({...query, alt: 'json'}))
      const sent: Exchange = {method, url, ...(body && {body: JSON.stringify(body)})}
      for (const pauseMs of retryPausesMs) {
        const answer = await exchange(settings, sent).catch(() => undefined)
        if (answer && answer.status < 500) return readAnswer(answer)
        await sleep(pauseMs)
      }
      return readAnswer(await lastExchange(settings, sent))
    },
  }
}

async function lastExchange(settings: WorldSettings, sent: Exchange): Promise<Answer> {
  try {
    return await exchange(settings, sent)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ApiFailure({status: 0, code: '', reason: `No answer from ${sent.url.hostname}: ${why}`})
  }
}

function readAnswer({status, text}: Answer): Resource {
  if (status < 400) return text === '' ? {} : JSON.parse(text)
  throw new ApiFailure({status, ...readError(text, status)})
}

function readError(text: string, status: number): {code: string; reason: string} {
  try {
    const {error} = JSON.parse(text) as {error: {status?: string; message: string}}
    return {code: error.status ?? '', reason: error.message}
  } catch {
    return {code: '', reason: `HTTP ${status}: ${text.slice(0, 200)}`}
  }
}

/** Encodes one part of a path the way gcloud does. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
