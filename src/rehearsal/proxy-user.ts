const tagPrefix = 'socket-metadata:'

/** The proxy server takes tags for a connection from the password of this user. */
export const proxyUser = 'metadata'

/** The proxy password that marks each request of a connection with the key. */
export function proxyPassword(key: string): string {
  return Buffer.from(JSON.stringify({tags: [key]})).toString('base64url')
}

/** The key that came with a connection, from the tags that the proxy server gives a request. */
export function readProxyKey(tags: readonly string[]): string | undefined {
  return tags.find((tag) => tag.startsWith(tagPrefix))?.slice(tagPrefix.length)
}
