import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import {findProgram} from '../../src/plan-to-run/find-program.ts'
import {projectRoot} from '../run-cli.ts'

const scripts = join(projectRoot, 'scripts')
const searchPath = process.env.PATH ?? ''
const pwsh = findProgram('pwsh', searchPath.split(delimiter))
const uri = `gs://bucket/a file's "name" $HOME.sql`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudsql-'))
  // Stands for npx and tells what it was given, one argument a line.
  writeFileSync(join(folder, 'npx'), '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 7\n', {mode: 0o755})
})
afterAll(() => rmSync(folder, {recursive: true}))

function call(command: string, args: readonly string[]): {status: number | null; given: readonly string[]} {
  const env = {...process.env, PATH: `${folder}${delimiter}${searchPath}`}
  const {status, stdout} = spawnSync(command, args, {env, encoding: 'utf8'})
  return {status, given: stdout.trimEnd().split('\n')}
}

const run = ['--no', 'runbook', 'run', 'backup-restore']
const expected = {
  backup: [...run, '--environment=staging', '--only=look,backup,export', '--unattended'],
  restore: [
    ...run,
    '--environment=staging',
    `--input=BACKUP_FILE=${uri}`,
    '--only=look,file,connection,backup,backup-id,create-drill,drill-address,drill-connection,restore',
    '--only=import-database,import-connection,import,count-imported',
    '--unattended',
  ],
}

describe('each script hands its parameters to the runbook whole, and gives its exit status', () => {
  test('backup_cloudsql.sh', () => {
    const done = call(join(scripts, 'backup_cloudsql.sh'), ['staging', '--unattended'])
    expect(done).toEqual({status: 7, given: expected.backup})
  })

  test('restore_cloudsql.sh', () => {
    const done = call(join(scripts, 'restore_cloudsql.sh'), [uri, 'staging', '--unattended'])
    expect(done).toEqual({status: 7, given: expected.restore})
  })

  test.skipIf(!pwsh)('backup_cloudsql.ps1', () => {
    const options = ['-Environment', 'staging', '-Options', '--unattended']
    const done = call(pwsh!, ['-NoProfile', '-File', join(scripts, 'backup_cloudsql.ps1'), ...options])
    expect(done).toEqual({status: 7, given: expected.backup})
  })

  test.skipIf(!pwsh)('restore_cloudsql.ps1', () => {
    const options = ['-BackupFile', uri, '-Environment', 'staging', '-Options', '--unattended']
    const done = call(pwsh!, ['-NoProfile', '-File', join(scripts, 'restore_cloudsql.ps1'), ...options])
    expect(done).toEqual({status: 7, given: expected.restore})
  })
})

test.each([[[]], [['']]])(
  'without a file, %j, restore_cloudsql.sh calls nothing and says what it wants',
  (args) => {
    const done = spawnSync(join(scripts, 'restore_cloudsql.sh'), args, {encoding: 'utf8'})
    expect(done).toMatchObject({status: 2, stdout: '', stderr: 'Name the export: gs://BUCKET/FILE\n'})
  },
)

test.each([
  ['backup_cloudsql.sh', ['']],
  ['restore_cloudsql.sh', [uri, '']],
])('%s takes an empty environment for no wish for production', (script, args) => {
  expect(call(join(scripts, script), args).given).toContain('--environment=')
})

test.each([['backup_cloudsql.sh'], ['restore_cloudsql.sh']])(
  '%s finds the project through a link, from any folder, whatever CDPATH says',
  (script) => {
    const links = mkdtempSync(join(folder, 'links-'))
    symlinkSync(join(scripts, script), join(links, script))
    writeFileSync(join(links, 'npx'), '#!/bin/sh\npwd\n', {mode: 0o755})
    const env = {...process.env, PATH: `${links}${delimiter}${searchPath}`, CDPATH: '/:/tmp'}
    const {stdout} = spawnSync(`./${script}`, [uri], {cwd: links, env, encoding: 'utf8'})
    expect(stdout.trim()).toBe(projectRoot.replace(/\/$/, ''))
  },
)

test.each([['backup_cloudsql.ps1'], ['restore_cloudsql.ps1']])(
  '%s refuses misspelt parameters and keeps exit codes, where no pwsh can be asked too',
  (script) => {
    const text = readFileSync(join(scripts, script), 'utf8')
    expect(text).toMatch(/^\[CmdletBinding\(\)\]\nparam\(/m)
    expect(text).toMatch(/^\$PSNativeCommandUseErrorActionPreference = \$false$/m)
    expect(text).toMatch(/^ {4}exit \$LASTEXITCODE$/m)
  },
)

test('every step that a script names is in the runbook, and the twins name the same', () => {
  const file = 'runbooks/backup-restore.md'
  const {steps} = parseRunbook(readFileSync(join(projectRoot, file), 'utf8'), file).runbook
  const ids = steps.map(({id}) => id)
  for (const name of ['backup_cloudsql', 'restore_cloudsql']) {
    const [sh, ps1] = ['sh', 'ps1'].map((end) => namedSteps(join(scripts, `${name}.${end}`)))
    expect(sh!.length).toBeGreaterThan(2)
    expect(ps1).toEqual(sh)
    expect(sh!.filter((step) => !ids.includes(step))).toEqual([])
  }
})

test.skipIf(!pwsh)('PowerShell reads both scripts without an error', () => {
  for (const name of ['backup_cloudsql.ps1', 'restore_cloudsql.ps1']) {
    const parse = `$e = $null; [void][System.Management.Automation.Language.Parser]::ParseFile('${join(scripts, name)}', [ref]$null, [ref]$e); $e.Count`
    expect(execFileSync(pwsh!, ['-NoProfile', '-Command', parse], {encoding: 'utf8'}).trim()).toBe('0')
  }
})

function namedSteps(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/--only=([\w,-]+)/g)].flatMap(([, list]) => list!.split(','))
}
