import {describe, expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'
import {hasScript, openTerminal} from '../terminal-session.ts'

const command = 'gcloud sql instances describe "$SQL_INSTANCE" --project="$PROJECT" --format=json'
const prose =
  'Use this page when the database is away, and the service says so in every answer that it gives.'
const page = `${runbookText(stepText('look', '.read', `: '${command}'`))}\n${prose}\n`
const described = page
  .replace(
    /^description: .*$/m,
    'description: Bring the database back, and the service with it, before lunch.',
  )
  .replace('owner:', 'alerts: [High Error Rate]\nowner:')
const project = () => makeProject({'runbooks/r.md': described})

describe.skipIf(!hasScript)('at a narrow terminal', () => {
  async function rowsOf(args: readonly string[]) {
    const session = openTerminal(args, {cwd: project(), columns: 50})
    expect(await session.ended).toBe(0)
    return session.rows()
  }

  test('`list` breaks at spaces, and says what comes next', async () => {
    const rows = await rowsOf(['list'])
    const texts = rows.map(({text}) => text.trimEnd())
    expect(texts).toContain('  Bring the database back, and the service with')
    expect(texts).toContain('  it, before lunch.')
    expect(texts).toContain('  alerts: High Error Rate')
    expect(texts.join(' ')).toContain('show NAME')
  })

  test('a message breaks at spaces too', async () => {
    const session = openTerminal(['show', 'r', 'nowhere'], {cwd: project(), columns: 30})
    expect(await session.ended).toBe(2)
    const rows = session.rows().filter(({text}) => text.trim() !== '')
    expect(rows.map(({text}) => text.trimEnd())).toEqual([
      'runbook: Runbook `r` has no',
      '  step `nowhere`.',
      '  Name one of: look.',
    ])
    expect(rows.some(({isWrapped}) => isWrapped)).toBe(false)
  })

  test('`show` breaks prose at spaces, and leaves commands whole', async () => {
    const rows = await rowsOf(['show', 'r'])
    const at = rows.findIndex(({text}) => text.startsWith('Use this page'))
    expect(rows[at]!.text.trimEnd()).toBe('Use this page when the database is away, and the')
    expect(rows[at + 1]!.isWrapped).toBe(false)
    // Only the terminal breaks a command: copied, it is whole.
    const lines = rows.reduce<string[]>((all, {text, isWrapped}) => {
      if (isWrapped) all.push(`${all.pop() ?? ''}${text}`)
      else all.push(text)
      return all
    }, [])
    expect(lines.map((line) => line.trimEnd())).toContain(`: '${command}'`)
  })
})

test('elsewhere `show` gives the page as it is written, and `list` one fact a line', async () => {
  const cwd = project()
  expect((await runCli(['show', 'r'], {cwd})).stdout).toBe(described)
  expect((await runCli(['list'], {cwd})).stdout).toContain(
    '\n  Bring the database back, and the service with it, before lunch.\n  alerts: High Error Rate\n',
  )
})
