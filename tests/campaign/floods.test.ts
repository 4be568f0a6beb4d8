import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'
import {campaign} from './campaign.ts'

const isFull = process.env.CAMPAIGN === 'full'
const megabytes = isFull ? 1024 : 16
const bytes = megabytes * 1024 * 1024
const maxResidentKilobytes = 150 * 1024
const secret = 'a-secret-over-the-border'

/** What a step prints without end; each is cut at the size of the campaign. */
const floods: Readonly<Record<string, string>> = {
  lines: 'yes "Creating a Cloud SQL instance, operation 1234"',
  'no line end': "tr '\\0' x < /dev/zero",
  // 65,527 bytes and a secret of 24: it lies across a border of 64 KiB, and then across every other place.
  'a secret across borders': `filler=$(head -c 65527 /dev/zero | tr '\\0' x); while :; do printf %s "$filler$SECRET"; done`,
  'the first characters of a secret': `yes "\${SECRET:0:8}" | tr -d '\\n'`,
  binary: 'cat /dev/urandom',
  'NUL bytes': 'cat /dev/zero',
  'broken UTF-8': "tr '\\0' '\\303' < /dev/zero",
  'C1 bytes': "yes $'\\x9b2J\\u009b31m'",
  'OSC 52 and OSC 8': "yes $'\\e]52;c;aGVsbG8=\\a\\e]8;;http://example.com\\e\\\\link\\e]8;;\\e\\\\'",
  'cursor and title': "yes $'\\e[2J\\e[1;1H\\e]0;title\\a\\rover\\b\\b'",
  bidi: "yes $'\\u202eevil\\u2066\\u200f'",
  script: "yes '<script>alert(1)</script> ``` | # <img src=x onerror=y>'",
}
const names = Object.keys(floods)

/** Runs the CLI, reads what it prints slowly at first, and gives its end and its greatest size. */
function runAndMeasure(cwd: string): Promise<{residentKilobytes: number; hostile: number; code: number}> {
  const child = spawn(process.execPath, [cliPath, 'run', 'r', '--environment', 'plain'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let [residentKilobytes, hostile] = [0, 0]
  const timer = setInterval(() => {
    residentKilobytes = Math.max(residentKilobytes, residentOf(child.pid!))
  }, 20)
  child.stdout.on('data', (chunk: Buffer) => {
    hostile +=
      chunk.toString('latin1').match(/[\0-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]/g)?.length ??
      0
  })
  child.stdout.pause()
  setTimeout(() => child.stdout.resume(), 1500)
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(timer)
      resolve({residentKilobytes, hostile, code: code ?? -1})
    }),
  )
}

/** The greatest size that the process has had, as the kernel counts it. */
function residentOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    // It has just ended.
    return 0
  }
}

campaign({
  name: 'floods',
  promise: `${megabytes} MiB of output keep the CLI below 150 MB, its tail right, terminal and report harmless`,
  trials: {share: 3, full: names.length},
  async trial(random, index) {
    const name = names[isFull ? index : random.below(names.length)]!
    const code = `: "$SECRET"; set +o pipefail\n{ ${floods[name]} || true; } 2> /dev/null | head -c ${bytes}\necho; echo the end`
    const cwd = makeProject({
      'runbooks/r.md': runbookText(stepText('flood', '.read timeout=10m', code), [
        'inputs:',
        '  SECRET: {type: secret, description: A secret}',
      ]),
      'runbooks/_environments/plain.yaml':
        'version: 1\ndescription: A test.\nguarded: false\nyes: read\nsecrets: {SECRET: {file: secret.txt}}\n',
      'secret.txt': secret,
    })
    const {residentKilobytes, hostile, code: exitCode} = await runAndMeasure(cwd)
    expect(exitCode, name).toBe(0)
    expect(hostile, `${name}: control characters at the terminal`).toBe(0)
    expect(residentKilobytes, name).toBeLessThan(maxResidentKilobytes)
    await checkRecord(cwd, name)
  },
})

async function checkRecord(cwd: string, name: string): Promise<void> {
  const runs = join(cwd, '.runbook/runs')
  const {stdout} = await runCli(['report', 'latest', '--json'], {cwd})
  const {run, steps} = JSON.parse(stdout)
  const {output} = steps[0]
  const log = readFileSync(join(runs, run, output.log))
  expect(output.bytes, name).toBe(bytes + 9)
  expect(output.tail, name).toMatch(/\nthe end\n$/)
  expect(createHash('sha256').update(log).digest('hex'), name).toBe(output.sha256)
  expect(log.length, name).toBeLessThan(9 * 1024 * 1024)
  for (const file of readdirSync(runs, {recursive: true, encoding: 'utf8'}))
    if (/\.(log|ndjson)$/.test(file))
      expect(readFileSync(join(runs, file), 'latin1')).not.toContain('over-the-border')
  const report = await runCli(['report', 'latest'], {cwd})
  expect(report.stdout, name).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]/)
}
