import {execFile} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'

const undoable = runbookText(
  [
    stepText('touch', '.change', 'touch made', '\n```bash rollback\nrm made\ntouch undone\n```\n'),
    stepText('bad', '.read', 'test -e mended'),
  ].join('\n'),
)

/** A folder in no project that holds the page, next to another one, and a place for runs. */
function makeFolders(): {here: string; elsewhere: string; runs: string} {
  const base = mkdtempSync(join(tmpdir(), 'surroundings-'))
  onTestFinished(() => rmSync(base, {recursive: true, force: true}))
  const folders = {here: join(base, 'here'), elsewhere: join(base, 'elsewhere'), runs: join(base, 'runs')}
  for (const folder of [folders.here, folders.elsewhere]) mkdirSync(folder)
  writeFileSync(join(folders.here, 'r.md'), undoable)
  return folders
}

test.each(['list', 'runs', 'doctor'])(
  '`%s` in a folder that was removed says so, with one document and exit code 2',
  async (command) => {
    const cwd = mkdtempSync(join(tmpdir(), 'surroundings-'))
    const script = `rmdir "$1"; exec "$2" "$3" ${command} --json`
    const result = await new Promise<{code: unknown; stdout: string}>((resolve) => {
      execFile('bash', ['-c', script, 'bash', cwd, process.execPath, cliPath], {cwd}, (error, stdout) =>
        resolve({code: error?.code, stdout}),
      )
    })
    expect(result.code).toBe(2)
    expect(JSON.parse(result.stdout).error.message).toContain('working folder')
  },
)

test('an empty XDG_STATE_HOME counts as none: runs are kept below the home folder', async () => {
  const {here, elsewhere} = makeFolders()
  const env = {XDG_STATE_HOME: '', HOME: elsewhere}
  await runCli(['run', 'r.md', '--yes'], {cwd: here, env})
  expect(readdirSync(here)).toEqual(['made', 'r.md'])
  expect(readdirSync(join(elsewhere, '.local/state/runbook/runs'))).toHaveLength(1)
})

test('a file in no project is rolled back in the folder of its run, wherever that is asked for', async () => {
  const {here, elsewhere, runs} = makeFolders()
  await runCli(['run', 'r.md', '--yes', '--runs-dir', runs], {cwd: here})
  expect(existsSync(join(here, 'made'))).toBe(true)
  const back = await runCli(['rollback', '--yes=destructive', '--runs-dir', runs], {cwd: elsewhere})
  expect(back.exitCode).toBe(0)
  expect(readdirSync(here)).toEqual(['r.md', 'undone'])
  expect(readdirSync(elsewhere)).toEqual([])
})

test('a file in no project is resumed in the folder of its run, wherever that is asked for', async () => {
  const {here, elsewhere, runs} = makeFolders()
  await runCli(['run', 'r.md', '--yes', '--runs-dir', runs], {cwd: here})
  writeFileSync(join(here, 'mended'), '')
  const resumed = await runCli(['resume', '--yes', '--runs-dir', runs], {cwd: elsewhere})
  expect(resumed.exitCode).toBe(0)
})

test('nothing is rolled back where the folder of the run is gone', async () => {
  const {here, elsewhere, runs} = makeFolders()
  await runCli(['run', 'r.md', '--yes', '--runs-dir', runs], {cwd: here})
  renameSync(here, join(elsewhere, 'moved'))
  const args = ['rollback', '--yes=destructive', '--runs-dir', runs, '--json']
  const back = await runCli(args, {cwd: elsewhere})
  expect(back.exitCode).toBe(5)
  expect(JSON.parse(back.stdout).error.message).toContain(here)
  const journal = readFileSync(join(runs, readdirSync(runs)[0]!, 'journal.ndjson'), 'utf8')
  expect(journal).not.toContain('rollback-started')
})
