import {readFile, stat} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
}

/** A static host for one test. */
export interface TestServer {
  readonly url: string
  /** Ends it with all its connections: from then on nobody answers. */
  stop(): Promise<void>
}

/** Serves a folder as a static host does, each answer with the given headers. */
export async function startServer(
  folder: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const server = createServer(async (request, response) => {
    const file = await findFile(
      folder,
      decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname),
    )
    const type = types[path.extname(file ?? '.html')] ?? 'application/octet-stream'
    response.writeHead(file ? 200 : 404, {...headers, 'content-type': type})
    response.end(await readFile(file ?? path.join(folder, '404.html')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** ex: `/docs/plan` -> `build/docs/plan.html` */
async function findFile(folder: string, route: string): Promise<string | undefined> {
  const base = path.join(folder, path.normalize(route))
  for (const file of [base, `${base}.html`, path.join(base, 'index.html')]) {
    const isFile = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    )
    if (isFile) return file
  }
  return undefined
}
