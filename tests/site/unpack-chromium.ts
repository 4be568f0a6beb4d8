import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {brotliDecompressSync} from 'node:zlib'
import type {LaunchOptions} from '@playwright/test'

const packageDir = path.resolve('node_modules/@sparticuz/chromium')

/**
 * Unpacks the browser of the optional npm package, once per version, and gives how to start it; nothing where the
 * package is missing or made for another platform. The package's own unpacking would take any file called `chromium`
 * in the temporary folder, whatever its version, and leaves out the libraries that a bare system lacks.
 */
export async function unpackChromium(): Promise<LaunchOptions | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packageDir)) return undefined
  const {version} = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  const dir = path.resolve(`node_modules/.cache/chromium-${version}`)
  if (!existsSync(dir)) await unpackInto(dir)
  const executablePath = path.join(dir, 'chromium')
  return {executablePath, env: launchEnvironment(executablePath, dir)}
}

// Into a folder of its own that gets its name when it is complete: two test runs may unpack at once.
async function unpackInto(dir: string): Promise<void> {
  await mkdir(path.dirname(dir), {recursive: true})
  const fresh = await mkdtemp(`${dir}.`)
  await writeFile(path.join(fresh, 'chromium'), await decompress('chromium.br'), {mode: 0o700})
  for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
    execFileSync('tar', ['-x', '-C', fresh], {input: await decompress(archive)})
  }
  await writeFile(path.join(fresh, 'fonts.conf'), fontsConfig(dir))
  await rename(fresh, dir).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, {recursive: true})
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
}

// The package's own file looks for its fonts in folders of another system.
function fontsConfig(dir: string): string {
  const folders = `<dir>${dir}/fonts</dir><cachedir>${dir}/fonts-cache</cachedir>`
  return `<?xml version="1.0"?><fontconfig>${folders}</fontconfig>\n`
}

async function decompress(file: string): Promise<Buffer> {
  return brotliDecompressSync(await readFile(path.join(packageDir, 'bin', file)))
}

function launchEnvironment(executablePath: string, dir: string): Record<string, string> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  if (!existsSync('/etc/fonts')) env.FONTCONFIG_FILE = path.join(dir, 'fonts.conf')
  if (!starts(executablePath, env)) env.LD_LIBRARY_PATH = path.join(dir, 'lib')
  return env
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  try {
    execFileSync(executablePath, ['--version'], {env, stdio: 'ignore'})
    return true
  } catch {
    // It ends at once where a library is missing; the caller then offers the package's own.
    return false
  }
}
