import {type ClientRequest, request as plainRequest} from 'node:http'
import {request as secureRequest} from 'node:https'
import type {Socket} from 'node:net'
import {connect, type TLSSocket} from 'node:tls'
import type {WorldSettings} from './world-settings.ts'

/** One HTTP request. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  /** Default: those of a JSON request. */
  readonly headers?: Readonly<Record<string, string>>
  /** JSON text where no headers are given. */
  readonly body?: string | Buffer
}

/** An answer that came to its end. */
export interface Answer {
  readonly status: number
  readonly text: string
}

/** An answer that began and did not come to its end. */
export class CutAnswer extends Error {
  override readonly name = 'CutAnswer'
}

/** Sends one request through the rehearsal's proxy, which Node's own clients would pass by. Rejects when it is cut. */
export async function exchange(settings: WorldSettings, sent: Exchange): Promise<Answer> {
  if (sent.url.protocol === 'http:') return sendPlain(settings, sent)
  const socket = await encrypt(settings, sent.url, await openTunnel(settings, sent.url))
  try {
    return await sendSecure(socket, sent)
  } finally {
    socket.destroy()
  }
}

/** Without TLS there is no tunnel: the proxy gets the whole address. */
function sendPlain({host, port, ...who}: WorldSettings, sent: Exchange): Promise<Answer> {
  const {method, url, body, headers = jsonHeaders(body)} = sent
  const own = {host: url.host, 'proxy-authorization': basic(who)}
  const options = {host, port, method, path: url.href, headers: {...headers, ...own}, agent: false}
  return receive(plainRequest(options), body)
}

function basic({user, password}: Pick<WorldSettings, 'user' | 'password'>): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function openTunnel({host, port, ...who}: WorldSettings, url: URL): Promise<Socket> {
  const path = `${url.hostname}:443`
  return new Promise((resolve, reject) => {
    const headers = {host: path, 'proxy-authorization': basic(who)}
    const asked = plainRequest({host, port, method: 'CONNECT', path, headers, agent: false})
    asked.on('error', reject)
    asked.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) resolve(socket)
      else reject(new Error(`The proxy of the rehearsal answered ${answer.statusCode}.`))
    })
    asked.end()
  })
}

function encrypt({certificate}: WorldSettings, url: URL, tunnel: Socket): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({socket: tunnel, servername: url.hostname, ca: certificate})
    socket.on('error', reject)
    socket.on('secureConnect', () => resolve(socket))
  })
}

function sendSecure(socket: TLSSocket, sent: Exchange): Promise<Answer> {
  const {method, url, body, headers = jsonHeaders(body)} = sent
  return receive(secureRequest(url, {method, headers, createConnection: () => socket}), body)
}

/** Ends the request with its body and gives the answer when it is whole. */
function receive(asked: ClientRequest, body: Exchange['body']): Promise<Answer> {
  return new Promise((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('error', (cause) => reject(new CutAnswer(cause.message, {cause})))
      answer.on('end', () =>
        resolve({status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString()}),
      )
    })
    asked.end(body)
  })
}

function jsonHeaders(body: Exchange['body']): Record<string, string> {
  return {accept: 'application/json', ...(body !== undefined && {'content-type': 'application/json'})}
}
