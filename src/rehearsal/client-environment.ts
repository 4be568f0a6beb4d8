import {join} from 'node:path'
import {proxyPassword, proxyUser} from './proxy-user.ts'

/** Where a step's clients find the world. */
export interface ClientSettings {
  readonly root: string
  readonly proxyPort: number
  readonly smtpPort: number
}

/** Files and folders of the world that clients use. */
export function clientPaths(
  root: string,
): Readonly<Record<'home' | 'gcloud' | 'temporary' | 'certificate', string>> {
  return {
    home: join(root, 'home'),
    gcloud: join(root, 'gcloud'),
    temporary: join(root, 'tmp'),
    certificate: join(root, 'ca.pem'),
  }
}

/** Variables that lead every client of one attempt to the proxy, and away from any credential of this machine. */
export function clientEnvironment(settings: ClientSettings, key: string): Record<string, string> {
  const {home, temporary, certificate} = clientPaths(settings.root)
  return {
    ...proxyVariables(settings.proxyPort, key),
    ...gcloudVariables(settings, key),
    HOME: home,
    TMPDIR: temporary,
    CURL_CA_BUNDLE: certificate,
    SSL_CERT_FILE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
    REQUESTS_CA_BUNDLE: certificate,
    PYTHONDONTWRITEBYTECODE: '1',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(settings.smtpPort),
  }
}

/** curl reads some of these in lower case only, other clients in upper case only. */
function proxyVariables(port: number, key: string): Record<string, string> {
  const proxy = `http://${proxyUser}:${proxyPassword(key)}@127.0.0.1:${port}`
  const loopback = '127.0.0.1,localhost,::1'
  const upper = {HTTPS_PROXY: proxy, HTTP_PROXY: proxy, ALL_PROXY: proxy, NO_PROXY: loopback}
  const lower = {https_proxy: proxy, http_proxy: proxy, all_proxy: proxy, no_proxy: loopback}
  return {...upper, ...lower}
}

function gcloudVariables({root, proxyPort}: ClientSettings, key: string): Record<string, string> {
  const {gcloud, certificate} = clientPaths(root)
  return {
    CLOUDSDK_CONFIG: gcloud,
    CLOUDSDK_PROXY_TYPE: 'http',
    CLOUDSDK_PROXY_ADDRESS: '127.0.0.1',
    CLOUDSDK_PROXY_PORT: String(proxyPort),
    CLOUDSDK_PROXY_USERNAME: proxyUser,
    CLOUDSDK_PROXY_PASSWORD: proxyPassword(key),
    CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: certificate,
    CLOUDSDK_AUTH_DISABLE_CREDENTIALS: 'true',
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
    CLOUDSDK_CORE_DISABLE_FILE_LOGGING: 'true',
    CLOUDSDK_CORE_CHECK_GCE_METADATA: 'false',
    CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
    CLOUDSDK_SURVEY_DISABLE_PROMPTS: 'true',
    NO_GCE_CHECK: 'true',
    // Port 1 of loopback refuses: whoever asks the metadata server for a token gets none.
    GCE_METADATA_HOST: '127.0.0.1:1',
    GCE_METADATA_IP: '127.0.0.1:1',
  }
}
