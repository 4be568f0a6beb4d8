import {existsSync} from 'node:fs'
import {findProgram} from '../../plan-to-run/find-program.ts'
import {isOlder} from '../is-older.ts'
import type {Check} from './check.ts'
import type {Patient} from './patient.ts'
import {readVersion} from './read-version.ts'

const oldestNode = '20.18'

/** The first with the option `inherit_errexit`, with which every step is started. */
const oldestBash = '4.4'

/** What every run needs of the machine, whatever the runbook. */
export async function checkMachine(patient: Patient): Promise<readonly Check[]> {
  const {platform, hasProject} = patient
  const checks = [...checkPlatform(platform), checkNode(), await checkBash(patient)]
  if (hasProject) checks.push(await checkGit(patient))
  return [...checks, checkProcesses(platform)]
}

function checkPlatform(platform: NodeJS.Platform): Check[] {
  if (platform !== 'win32') return []
  const hint = 'use WSL, the Windows Subsystem for Linux'
  return [{name: 'platform', status: 'missing', detail: 'Windows executes no steps', hint}]
}

function checkNode(): Check {
  const version = process.versions.node
  if (!isOlder(version, oldestNode)) return {name: 'node', status: 'ok', detail: version}
  const detail = `${version}, ${oldestNode} or newer is needed`
  return {name: 'node', status: 'missing', detail, hint: 'https://nodejs.org/'}
}

async function checkBash({folders, env, platform}: Patient): Promise<Check> {
  const path = findProgram('bash', folders)
  const hint =
    platform === 'darwin'
      ? 'macOS has 3.2: install a newer one and put it first on PATH'
      : "install it with the system's package manager"
  if (path === undefined) return {name: 'bash', status: 'missing', detail: 'every step needs it', hint}
  const version = (await readVersion(path, env)) ?? 'unknown'
  if (!isOlder(version, oldestBash)) return {name: 'bash', status: 'ok', detail: version}
  return {name: 'bash', status: 'missing', detail: `${version}, ${oldestBash} or newer is needed`, hint}
}

async function checkGit({folders, env}: Patient): Promise<Check> {
  const path = findProgram('git', folders)
  if (path !== undefined)
    return {name: 'git', status: 'ok', detail: (await readVersion(path, env)) ?? 'version unknown'}
  const detail = 'without it a run does not record its commit'
  return {name: 'git', status: 'warning', detail, hint: 'https://git-scm.com/downloads'}
}

function checkProcesses(platform: NodeJS.Platform): Check {
  if (platform === 'linux' && existsSync('/proc/self/environ'))
    return {name: 'processes', status: 'ok', detail: '/proc shows every process of a step'}
  const detail =
    'no /proc: a step that ends takes its group and its descendants with it, and nothing ends them when runbook itself is killed'
  return {name: 'processes', status: 'warning', detail}
}
