import {request as plainRequest} from 'node:http'
import {request as secureRequest} from 'node:https'
import type {Socket} from 'node:net'
import {connect, type TLSSocket} from 'node:tls'
import type {WorldSettings} from './world-settings.ts'

/** One HTTP request. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  /** JSON text. */
  readonly body?: string
}

/** An answer that came to its end. */
export interface Answer {
  readonly status: number
  readonly text: string
}

/** Sends one request through the rehearsal's proxy, which Node's own clients would pass by. Rejects when it is cut. */
export async function exchange(settings: WorldSettings, sent: Exchange): Promise<Answer> {
  const socket = await encrypt(settings, sent.url, await openTunnel(settings, sent.url))
  try {
    return await sendRequest(socket, sent)
  } finally {
    socket.destroy()
  }
}

function openTunnel({host, port, user, password}: WorldSettings, url: URL): Promise<Socket> {
  const path = `${url.hostname}:443`
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return new Promise((resolve, reject) => {
    const headers = {host: path, 'proxy-authorization': authorization}
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

function sendRequest(socket: TLSSocket, {method, url, body}: Exchange): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && {'content-type': 'application/json'}),
  }
  return new Promise((resolve, reject) => {
    const asked = secureRequest(url, {method, headers, createConnection: () => socket})
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString()}),
      )
    })
    asked.end(body)
  })
}
