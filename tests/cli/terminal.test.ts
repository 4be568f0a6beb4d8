import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {eventually} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {projectRoot} from '../run-cli.ts'
import {hasScript, openTerminal, renderFrame, type TerminalSession} from '../terminal-session.ts'

const fixtures = join(projectRoot, 'tests/fixtures/terminal')

/** A project with one runbook of many kinds of steps. */
function project(): string {
  return makeProject({
    'runbooks/mend.md': readFileSync(join(fixtures, 'mend.md'), 'utf8'),
    'runbooks/_environments/staging.yaml': environment('The copy of production.', 'guarded: false'),
    'runbooks/_environments/production.yaml': environment('As customers use it.', 'guarded: true'),
  })
}

const environment = (description: string, guard: string) =>
  `version: 1\ndescription: ${description}\n${guard}\nyes: read\nvalues: {SQL_INSTANCE: aiprod-v33-postgres}\n`

const only = (steps: string) => ['run', 'mend', '--environment', 'staging', '--only', steps]

/** What a person does at the terminal, as pairs of what the last line ends with and what is typed then. */
type Script = readonly (readonly [end: string, text: string])[]

const sessions: Readonly<
  Record<string, {args: readonly string[]; script: Script; env?: Record<string, string>}>
> = {
  'a-change-and-a-manual-step': {
    args: only('look,clone,tell'),
    script: [
      ['STAGING clone>', 'r'],
      ['STAGING tell>', 'd'],
      ['STAGING tell: what did you do?', 'Called the support team.'],
    ],
  },
  'a-failure-retried-and-stopped': {
    args: only('fail'),
    script: [
      ['STAGING fail>', 'r'],
      ['STAGING fail>', 'r'],
      ['STAGING fail>', 't'],
    ],
  },
  'an-input-edited': {
    args: only('look,clone'),
    script: [
      ['STAGING clone>', 'e'],
      ['STAGING clone: which one (Enter for none)?', '1'],
      ['STAGING clone: RECOVERY_INSTANCE (Enter keeps it)=', 'Not Allowed'],
      ['STAGING clone>', 'e'],
      ['STAGING clone: which one (Enter for none)?', 'recovery_instance'],
      ['STAGING clone: RECOVERY_INSTANCE (Enter keeps it)=', 'aiprod-v33-second'],
      ['STAGING clone>', 'r'],
    ],
  },
  'a-note-and-a-skip': {
    args: only('clone,look'),
    script: [
      ['STAGING clone>', 'what?'],
      ['STAGING clone>', '?'],
      ['STAGING clone>', 'n'],
      ['STAGING clone: note:', 'The clone of yesterday is still there.'],
      ['STAGING clone>', 's'],
      ['STAGING clone: why is it skipped?', ''],
      ['STAGING clone>', 's'],
      ['STAGING clone: why is it skipped?', 'It is there already.'],
    ],
  },
  'a-destructive-step-where-it-is-guarded': {
    args: [
      ...['run', 'mend', '--environment', 'production', '--only', 'clean'],
      ...['--unreviewed', 'a test of the terminal'],
    ],
    script: [
      ['PRODUCTION clean>', 'r'],
      ['PRODUCTION clean: type production>', 'yes'],
      ['PRODUCTION clean>', 'r'],
      ['PRODUCTION clean: type production>', 'production'],
    ],
  },
  'a-long-command': {
    args: only('long'),
    script: [
      ['STAGING long>', 'p'],
      ['STAGING long>', 'r'],
    ],
    env: {NO_COLOR: '1'},
  },
  'an-interrupt': {
    args: only('slow'),
    script: [
      ['of 30m', '\x03'],
      ['STAGING slow: [e]nd it, [k]eep waiting>', 'k'],
      ['of 30m', '\x03'],
      ['STAGING slow: [e]nd it, [k]eep waiting>', 'e'],
    ],
  },
  'a-roll-back-on-the-way': {
    args: only('clone,fail'),
    script: [
      ['STAGING clone>', 'r'],
      ['STAGING fail>', 'r'],
      ['STAGING fail>', 'b'],
      ['STAGING roll back clone>', 'r'],
    ],
  },
}

async function play(session: TerminalSession, script: Script): Promise<void> {
  for (const [end, text] of script) {
    await session.until(end)
    session.type(text === '\x03' ? text : `${text}\r`)
  }
  await session.ended
}

describe.skipIf(!hasScript)('at a terminal', () => {
  const cases = Object.keys(sessions).flatMap((name) => [60, 120].map((columns) => [name, columns] as const))

  test.each(cases)('%s looks as it is kept, at %i columns', async (name, columns) => {
    const {args, script, env} = sessions[name]!
    const session = openTerminal(args, {cwd: project(), columns, ...(env && {env})})
    await play(session, script)
    const frame = renderFrame(session.rows())
    const file = join(fixtures, `${name}.${columns}.txt`)
    if (process.env.UPDATE) writeFileSync(file, frame)
    expect(frame).toBe(readFileSync(file, 'utf8'))
  })

  test('NO_COLOR leaves no colour, and FORCE_COLOR wins over it', async () => {
    const sgr = /\x1b\[[0-9;]*m/
    const cwd = project()
    for (const [env, isColoured] of [
      [{NO_COLOR: '1'}, false],
      [{}, true],
      [{NO_COLOR: '1', FORCE_COLOR: '1'}, true],
      [{TERM: 'dumb'}, false],
    ] as const) {
      const session = openTerminal(only('look'), {cwd, columns: 80, env})
      await session.ended
      expect(sgr.test(session.raw())).toBe(isColoured)
    }
  })

  test('a clock stands below a step that runs, and is gone afterwards', async () => {
    const cwd = project()
    const session = openTerminal(only('slow'), {cwd, columns: 60})
    await session.until('of 30m')
    expect(session.rows().at(-1)!.text).toMatch(/^… slow 00:0\d of 30m$/)
    writeFileSync(join(cwd, 'go-on'), '')
    expect(await session.ended).toBe(0)
    expect(renderFrame(session.rows())).not.toContain('…')
  })

  test('what was typed before a question does not answer it', async () => {
    const cwd = project()
    const session = openTerminal(only('slow,clone'), {cwd, columns: 80})
    await session.until('▸ slow')
    session.type('r\rr\r')
    writeFileSync(join(cwd, 'go-on'), '')
    await session.until('STAGING clone>')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(session.rows().at(-1)!.text).toBe('STAGING clone>')
    expect(existsSync(join(cwd, 'made'))).toBe(false)
    await session.answer('STAGING clone>', 't')
    expect(await session.ended).toBe(130)
  })

  test('what is asked before a run names the environment, asks again, and shows nothing of a secret', async () => {
    const cwd = makeProject({
      'runbooks/ask.md': runbookText(stepText('use', '.read', 'echo "$COUNT $TOKEN_VALUE"'), [
        'inputs:',
        '  COUNT: {type: integer, description: How many}',
        '  TOKEN_VALUE: {type: secret, description: A token}',
      ]),
    })
    const session = openTerminal(['run', 'ask', '--environment', 'plain'], {cwd, columns: 80})
    await session.answer('PLAIN: COUNT (How many):', 'many')
    await session.answer('PLAIN: COUNT (How many):', '3')
    await session.answer('(hidden):', 'short')
    await session.until('(hidden):')
    session.type('long-enough-secret\r')
    expect(await session.ended).toBe(0)
    const shown = session.rows().map(({text}) => text)
    expect(shown).toContain('  │ 3 [masked]')
    expect(shown.filter((text) => text.includes('COUNT expects an integer'))).toHaveLength(1)
    expect(session.raw()).not.toMatch(/long-enough|short\n/)
  })

  test('an error while a step runs stands on a line of its own', async () => {
    const cwd = project()
    const session = openTerminal(only('slow'), {cwd, columns: 60})
    await session.until('of 30m')
    const [run] = readdirSync(join(cwd, '.runbook/runs'))
    const holder = {host: 'another', bootId: 'x', pid: 1, processStart: '1', epoch: 9}
    writeFileSync(join(cwd, '.runbook/runs', run!, 'lock.9'), JSON.stringify(holder))
    writeFileSync(join(cwd, 'go-on'), '')
    expect(await session.ended).toBe(5)
    expect(
      session
        .rows()
        .map(({text}) => text)
        .join('\n'),
    ).toMatch(/^runbook: /m)
    expect(renderFrame(session.rows())).not.toContain('…')
  })

  test.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('%s at a question ends the run, and the record says so', async (_name, key) => {
    const cwd = project()
    const session = openTerminal(only('clone'), {cwd, columns: 80})
    await session.until('STAGING clone>')
    session.type(key)
    expect(await session.ended).toBe(130)
    expect(eventsOf(cwd).at(-1)).toMatchObject({kind: 'run-ended', status: 'interrupted'})
  })

  test('SIGTERM at a question ends the run, and the record says so', async () => {
    const cwd = project()
    const session = openTerminal(only('clone'), {cwd, columns: 80})
    await session.until('STAGING clone>')
    process.kill(childOf(session.pid), 'SIGTERM')
    expect(await session.ended).toBe(143)
    expect(await eventually(() => eventsOf(cwd).at(-1)?.kind === 'run-ended')).toBe(true)
  })
})

function eventsOf(cwd: string): readonly {kind: string}[] {
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  const text = readFileSync(join(cwd, '.runbook/runs', run!, 'journal.ndjson'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** The CLI takes the place of the shell that `script` starts. */
function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
}
