import type {Mockttp} from 'mockttp'
import type {Attempts} from './attempts.ts'
import {readProxyKey} from './proxy-user.ts'

const refusal = {path: '/', status: 400}

/**
 * Records what never becomes a request: a client that does not trust the rehearsal's certificate, a WebSocket, and bytes
 * that are neither HTTP nor TLS. Without this a step could fail with no word of the reason, or hide that it tried.
 * A handshake that failed carries no key, so it is a stray.
 */
export async function recordRefusedConnections(server: Mockttp, attempts: Attempts): Promise<void> {
  const record = (tags: readonly string[], method: string, host: string, what: string) =>
    attempts.record(readProxyKey(tags), {...refusal, method, host, refused: `rehearsal: ${what} ${host}`})
  await server.on('client-error', ({request: {destination, tags}}) => {
    const target = destination ? `${destination.hostname}:${destination.port}` : 'unknown host'
    record(tags, 'CONNECT', target, 'neither HTTP nor TLS was spoken to')
  })
  await server.on('tls-client-error', ({failureCause, tags, tlsMetadata, destination}) => {
    // With TLS 1.3 the client's refusal comes after the handshake and looks like a connection that was closed unused.
    if (failureCause !== 'cert-rejected' && failureCause !== 'closed') return
    const host = tlsMetadata.sniHostname ?? destination?.hostname ?? 'unknown host'
    record(tags, 'CONNECT', host, 'the client does not trust the certificate for')
  })
  await server.on('websocket-request', ({tags, url}) => {
    record(tags, 'GET', new URL(url).host, 'no WebSocket for')
  })
}
