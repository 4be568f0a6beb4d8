import {readFileSync} from 'node:fs'
import {UsageError} from '../stand-in-error.ts'

/** Where the rehearsal's proxy listens and how it knows this attempt. */
export interface WorldSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** The certificate of the rehearsal's own authority, PEM; no other is trusted. */
  readonly certificate: string
}

/** Reads gcloud's own variables. Throws UsageError outside a rehearsal: the stand-in never talks to Google. */
export function readWorldSettings(env: Readonly<Record<string, string | undefined>>): WorldSettings {
  const host = env.CLOUDSDK_PROXY_ADDRESS
  const port = Number(env.CLOUDSDK_PROXY_PORT)
  const file = env.CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE
  const {CLOUDSDK_PROXY_USERNAME: user, CLOUDSDK_PROXY_PASSWORD: password} = env
  const certificate = file === undefined ? undefined : readCertificate(file)
  if (host === '127.0.0.1' && port > 0 && user && password && certificate) {
    return {host, port, user, password, certificate}
  }
  throw new UsageError('The stand-in works inside a rehearsal only: the proxy of a rehearsal is not set.')
}

function readCertificate(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Without the file there is no rehearsal, which the caller says.
    return undefined
  }
}
