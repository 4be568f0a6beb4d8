import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {execa} from 'execa'
import {expect, test} from 'vitest'
import {leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'

const canMount = isPossible('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt'])

function isPossible(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** Runs a script in which `runbook` is the CLI, and gives what a caller sees. */
async function runScript(script: string, cwd: string) {
  const runbook = `runbook() { "${process.execPath}" "${cliPath}" "$@"; }`
  const {exitCode, stdout, stderr} = await execa('bash', ['-c', `${runbook}\n${script}`], {
    cwd,
    reject: false,
    stdin: 'ignore',
  })
  return {exitCode, stdout, stderr}
}

/** Runs a script in which the project's folder `small` is a disk of 400 KiB; what is on it stays in `kept`. */
function onSmallDisk(script: string, cwd: string) {
  const mounted = `mkdir small && mount -t tmpfs -o size=400k tmpfs small\n${script}\ncode=$?; cp -r small kept; exit $code`
  const shell = `runbook() { "${process.execPath}" "${cliPath}" "$@"; }; ${mounted}`
  return execa('unshare', ['-m', 'bash', '-c', shell], {cwd, reject: false, stdin: 'ignore'})
}

function journalIn(runs: string): {run: string; events: readonly Record<string, any>[]} {
  const [run] = readdirSync(runs)
  const text = readFileSync(join(runs, run!, 'journal.ndjson'), 'utf8')
  return {
    run: run!,
    events: text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

const verify = (code: string) => `\n\`\`\`bash verify\n${code}\n\`\`\`\n`
const quiet = (id: string) => stepText(id, '.change', `echo ${id} >> marks`, verify(`grep -q ${id} marks`))

test.skipIf(!canMount)(
  'a full disk ends the run before the next step, the record says why, and with room it goes on',
  async () => {
    const fill = stepText(
      'fill',
      '.change',
      'dd if=/dev/zero of=small/fill bs=1k 2>&- || true; echo fill >> marks',
    )
    const steps = [fill, ...Array.from({length: 20}, (_, index) => quiet(`s${index}`))]
    const cwd = makeProject({'runbooks/r.md': runbookText(steps.join('\n'))})
    const ended = await onSmallDisk('runbook run r --environment plain --runs-dir small/runs', cwd)
    const runs = join(cwd, 'kept/runs')
    const {run, events} = journalIn(runs)
    expect(ended.exitCode).toBe(5)
    expect(ended.stderr).toMatch(/cannot be recorded in .*: ENOSPC: .*\n {2}.*resume/)
    expect(events.at(-1)).toMatchObject({kind: 'run-ended', status: 'interrupted'})
    expect(events.at(-2)?.text).toMatch(/^The run stopped\. The run cannot be recorded .*ENOSPC/)
    const started = events.filter(({kind}) => kind === 'step-started').length
    const done = events.filter(({kind, status}) => kind === 'step-ended' && status === 'passed').length
    const marks = readFileSync(join(cwd, 'marks'), 'utf8').trimEnd().split('\n')
    expect(marks.length).toBe(done)
    expect(started).toBeLessThan(steps.length)
    const resumed = await runCli(['resume', run, '--runs-dir', runs, '--yes=destructive'], {cwd})
    expect(resumed.exitCode).toBe(0)
    const all = readFileSync(join(cwd, 'marks'), 'utf8').trimEnd().split('\n')
    expect(new Set(all).size).toBe(all.length)
    expect((await runCli(['runs', 'audit', run, '--runs-dir', runs], {cwd})).exitCode).toBe(0)
  },
)

test.each([
  ['a full disk', 'runbook run r --environment plain --runs-dir small/runs', 'kept/runs', 'ENOSPC'],
  [
    'a limit on the size of files',
    'ulimit -f 200; runbook run r --environment plain',
    '.runbook/runs',
    'EFBIG',
  ],
])(
  '%s under the output of a step ends the step, and its end is unknown',
  async (_what, script, kept, code) => {
    if (code === 'ENOSPC' && !canMount) return
    const loud = '(setsid sleep 300 &) ; yes | head -c 700000; touch went-on; sleep 60'
    const cwd = makeProject({'runbooks/r.md': runbookText(stepText('loud', '.change grace=300ms', loud))})
    const run = code === 'ENOSPC' ? onSmallDisk : runScript
    const ended = await run(script, cwd)
    expect({code: ended.exitCode, stderr: ended.stderr}).toEqual({
      code: 5,
      stderr: expect.stringMatching(new RegExp(`cannot be written: ${code}.*step \`loud\``, 's')),
    })
    const {run: id, events} = journalIn(join(cwd, kept))
    expect(events.map(({kind, status}) => (status ? `${kind} ${status}` : kind))).toEqual([
      'run-started',
      'step-started',
      'note',
      'run-ended interrupted',
    ])
    expect(leftovers(id).processes).toEqual([])
  },
)

test.skipIf(!canMount)('on a disk that only reads, nothing runs and nothing is claimed', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('look', '.read', 'echo look >> marks; test -e good')),
  })
  writeFileSync(join(cwd, 'marks'), '')
  const script = `runbook run r --environment plain --runs-dir small/runs; for i in {1..100}; do mount -o remount,ro small 2>/dev/null && break; sleep 0.1; done; touch good
    runbook resume --runs-dir small/runs; echo "code $?"
    runbook run r --environment plain --runs-dir small/runs`
  const ended = await onSmallDisk(script, cwd)
  expect(ended.exitCode).toBe(5)
  expect(ended.stdout).toMatch(/^code 5$/m)
  expect(ended.stderr.match(/cannot be recorded in .*: EROFS/g)).toHaveLength(2)
  expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('look\n')
  expect(existsSync(join(cwd, 'kept/runs'))).toBe(true)
})

test('a disk without room for the end of a run refuses to begin one', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('look', '.read', 'touch acted'))})
  const ended = await runScript('ulimit -f 100; runbook run r --environment plain', cwd)
  expect({code: ended.exitCode, stderr: ended.stderr}).toEqual({
    code: 5,
    stderr: expect.stringContaining('EFBIG'),
  })
  expect(existsSync(join(cwd, 'acted'))).toBe(false)
})
