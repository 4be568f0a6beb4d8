import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'

/**
 * Gives a function that sends one request and answers its status, 0 where no answer came.
 *
 * @param {{url: string, body: string, token?: string, timeoutMs: number, proxy?: string}} request a body is sent by POST, none by GET
 */
export function requestSender({url, body, token, timeoutMs, proxy}) {
  const isSecure = url.startsWith('https:')
  const {request, Agent} = isSecure ? https : http
  const agent = isSecure && proxy ? new ProxyAgent(new URL(proxy)) : new Agent({keepAlive: true})
  const headers = {
    ...(body && {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)}),
    ...(token && {authorization: `Bearer ${token}`}),
  }
  const options = {method: body ? 'POST' : 'GET', headers, agent, signal: undefined}
  return () =>
    new Promise((resolve) => {
      const sent = request(url, {...options, signal: AbortSignal.timeout(timeoutMs)}, (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode))
        response.on('error', () => resolve(0))
      })
      sent.on('error', () => resolve(0))
      sent.end(body || undefined)
    })
}

/** Reaches https through an HTTP proxy: Node 20 does not do that by itself. */
class ProxyAgent extends https.Agent {
  constructor(proxy) {
    super({keepAlive: true})
    this.proxy = proxy
  }

  createConnection({host, port, servername}, done) {
    const {hostname, port: proxyPort, username, password} = this.proxy
    const credentials = Buffer.from(
      `${decodeURIComponent(username)}:${decodeURIComponent(password)}`,
    ).toString('base64')
    const headers = username ? {'proxy-authorization': `Basic ${credentials}`} : {}
    const connect = http.request({
      host: hostname,
      port: proxyPort,
      method: 'CONNECT',
      path: `${host}:${port}`,
      headers,
      agent: false,
    })
    connect.on('error', done)
    connect.on('connect', ({statusCode}, socket) => {
      if (statusCode !== 200) return done(new Error(`The proxy answered ${statusCode}.`))
      done(null, tls.connect({socket, servername: servername || host}))
    })
    connect.end()
  }
}
