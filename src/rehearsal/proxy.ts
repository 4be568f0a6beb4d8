import type {CompletedRequest} from 'mockttp'
// The parts of the library that serve: its whole takes half as long again to load.
import {MockttpServer} from 'mockttp/dist/server/mockttp-server'
import {generateCACertificate} from 'mockttp/dist/util/certificates'
import type {Attempts} from './attempts.ts'
import {type Answer, type Incoming, refuse} from './dispatch.ts'
import {readProxyKey} from './proxy-user.ts'
import {recordRefusedConnections} from './refused-connections.ts'

/** The loopback HTTPS proxy of one world. */
export interface LocalProxy {
  readonly port: number
  /** The certificate that clients must trust, PEM. Its key never leaves this process. */
  readonly certificate: string
  close(): Promise<void>
}

/** What the proxy needs: who may use it, and who answers. */
export interface ProxyOptions {
  readonly attempts: Attempts
  readonly dispatch: (incoming: Incoming) => Promise<Answer>
}

/** Starts the proxy on a free port of 127.0.0.1 with a certificate authority of its own. */
export async function startProxy(options: ProxyOptions): Promise<LocalProxy> {
  const https = await generateCACertificate({
    subject: {commonName: 'Runbook rehearsal', organizationName: 'Runbook rehearsal'},
  })
  const server = new MockttpServer({
    https,
    http2: false,
    recordTraffic: false,
    suggestChanges: false,
    cors: false,
  })
  await server.start()
  await server.forAnyWebSocket().thenRejectConnection(400, 'rehearsal: no WebSocket here')
  await server.forAnyRequest().thenCallback((request) => answerRequest(request, options))
  await recordRefusedConnections(server, options.attempts)
  return {port: server.port, certificate: https.cert, close: () => server.stop()}
}

async function answerRequest(request: CompletedRequest, {attempts, dispatch}: ProxyOptions) {
  const key = readProxyKey(request.tags)
  const incoming = await readIncoming(request)
  const {method, host, path} = incoming
  const recorded = attempts.record(key, {method, host, path, status: 0})
  const answer = attempts.knows(key) ? await dispatch(incoming) : refuse(incoming)
  if (answer.kind === 'silence') return new Promise<never>(() => {})
  if (answer.kind === 'cut') return halfAnswer
  const {status, body} = answer.reply
  recorded.status = status
  if (answer.refused) recorded.refused = answer.refused
  return typeof body === 'string'
    ? {statusCode: status, headers: {'content-type': 'text/plain; charset=utf-8'}, body}
    : {
        statusCode: status,
        headers: {'content-type': 'application/json; charset=utf-8'},
        body: JSON.stringify(body),
      }
}

/** Announces more than it sends, then closes. */
const halfAnswer = {
  statusCode: 200,
  headers: {'content-type': 'application/json; charset=utf-8', 'content-length': '512', connection: 'close'},
  body: '{"kind": "',
}

async function readIncoming(request: CompletedRequest): Promise<Incoming> {
  const url = new URL(request.url)
  return {
    method: request.method,
    protocol: url.protocol.slice(0, -1),
    host: url.host,
    path: url.pathname,
    query: url.searchParams,
    body: (await request.body.getText()) ?? '',
    authorization: String(request.headers.authorization ?? ''),
  }
}
