import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

const files = {'runbooks/r.md': runbookText(stepText('look', '.read', 'test -e good'))}

test('a run keeps its incident: first lines, journal, list, report and resume', async () => {
  const cwd = makeProject(files)
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const run = await runCli(['run', 'r', '--environment', 'plain', '--incident', 'INC-123'], {cwd})
  expect(run.stdout).toMatch(/^run: .*, incident INC-123$/m)
  const listed = await runCli(['runs', '--incident', 'INC-123', '--json'], {cwd})
  const {runs} = JSON.parse(listed.stdout)
  expect(runs).toMatchObject([{status: 'failed', incident: 'INC-123'}])
  const resumed = await runCli(['resume', runs[0].run], {cwd})
  expect(resumed.stdout).toContain(', incident INC-123')
  const report = await runCli(['report', runs[0].run, '--json'], {cwd})
  expect(JSON.parse(report.stdout).incident).toBe('INC-123')
  expect((await runCli(['report', runs[0].run], {cwd})).stdout).toContain('| Incident | INC-123 |')
  expect((await runCli(['runs', '--incident', 'INC-9'], {cwd})).stdout).toContain('No runs of incident INC-9')
})

test.each(['', 'INC 123', 'INC\n1', '--yes', 'x'.repeat(65), '<!channel>', 'a|b'])(
  'the incident %j is refused before anything runs',
  async (incident) => {
    const cwd = makeProject(files)
    const {exitCode, stderr} = await runCli(['run', 'r', `--incident=${incident}`], {cwd})
    expect({exitCode, stderr}).toEqual({exitCode: 2, stderr: expect.stringContaining('INC-123')})
    expect((await runCli(['runs'], {cwd})).stdout).toContain('No runs in')
  },
)
