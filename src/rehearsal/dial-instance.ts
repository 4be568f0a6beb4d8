import type {Google} from './google/google.ts'

/** The loopback port of the server behind an instance's private address; any other address stays as it is. */
export function dialInstance(
  {store, postgres}: Google,
  address: {host: string; port: number},
): {host: string; port: number} {
  const instance = [...store.instances.values()].find((one) => one.address === address.host)
  const cluster = address.port === 5432 && instance ? postgres.get(instance.name) : undefined
  return cluster ? {host: '127.0.0.1', port: cluster.port} : address
}
