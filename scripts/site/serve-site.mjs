import {spawn} from 'node:child_process'
import {createServer} from 'node:net'
import {resolve} from 'node:path'

/** Serves the built site of a folder on a free port until it is stopped. Throws when there is no built site. */
export async function serveSite(cwd = '.', options = []) {
  const port = await freePort()
  const bin = resolve('node_modules/@docusaurus/core/bin/docusaurus.mjs')
  const args = ['serve', '--no-open', '--host', '127.0.0.1', '--port', String(port), ...options]
  const child = spawn(process.execPath, [bin, ...args], {cwd, stdio: 'ignore'})
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 120; tries++) {
    const answers = await fetch(url).then(
      // Any answer will do: a site may have no start page.
      () => true,
      () => false,
    )
    if (answers) return {url, stop: () => child.kill()}
    await new Promise((done) => setTimeout(done, 500))
  }
  child.kill()
  throw new Error('The built site did not start. Run `npm run build` first.')
}

async function freePort() {
  const server = createServer()
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const {port} = server.address()
  await new Promise((done) => server.close(done))
  return port
}
