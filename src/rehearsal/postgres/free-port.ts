import {createServer} from 'node:net'

/** A loopback port that is free now; another program may take it before its use. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer().once('error', reject)
    listener.listen(0, '127.0.0.1', () => {
      const {port} = listener.address() as {port: number}
      listener.close(() => resolve(port))
    })
  })
}
