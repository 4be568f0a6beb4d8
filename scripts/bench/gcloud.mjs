import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {medians, printRow, spawned} from './measure.mjs'

const bulk = 40

/** How long one command takes when many are checked in one call of gcloud, against a call for one of them. */
export async function benchGcloud({folder}) {
  if (!isInstalled()) {
    console.log('| gcloud | not installed here | | | | |')
    return
  }
  const lint = linter(join(folder, 'gcloud'))
  await lint(1)
  const took = await medians(3, {one: () => lint(1), many: () => lint(bulk)})
  const floor = {floorName: 'a call for one command', floorMs: took.one}
  printRow({name: `one of ${bulk} gcloud commands in one call`, ms: took.many / bulk, ...floor, limit: 0.3})
}

function isInstalled() {
  try {
    execFileSync('gcloud', ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** Gives the time in which gcloud's own checker answers for some commands. */
function linter(folder) {
  mkdirSync(folder)
  const file = join(folder, 'commands.json')
  const env = {PATH: process.env.PATH, HOME: folder, CLOUDSDK_CONFIG: join(folder, 'config')}
  const args = ['meta', 'lint-gcloud-commands', `--commands-file=${file}`, '--serialize']
  return async (count) => {
    const commands = Array.from({length: count}, (_, at) => ({
      command_string: `gcloud sql instances describe instance-${at} --project=p`,
      id: at + 1,
    }))
    writeFileSync(file, JSON.stringify(commands))
    const startMs = performance.now()
    await spawned('gcloud', args, {cwd: folder, stdio: 'ignore', env})
    return performance.now() - startMs
  }
}
