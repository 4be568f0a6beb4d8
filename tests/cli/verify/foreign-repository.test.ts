import {mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'
import {runCli} from '../../run-cli.ts'

const readme = `# Read me

- [packaged](dist/rpm/README.md)
- [behind a link](old/guide.md)
- [made](docs/options.md), [made by make](docs/flags.md)
- [of another repository](theme/guide.md)
- [nowhere](docs/nowhere.md)
`

/** A repository that is no project of ours. */
function makeRepository(): string {
  const root = mkdtempSync(join(tmpdir(), 'repository-'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), {recursive: true})
    writeFileSync(join(root, file), text)
  }
  mkdirSync(join(root, '.git'))
  write('README.md', readme)
  write('dist/rpm/README.md', '# Packages\n')
  write('.gitignore', '# made\n/docs/options.md\n')
  write('docs/Makefile', 'flags.md: flags.txt\n')
  write('.gitmodules', '[submodule "theme"]\n\tpath = theme\n')
  symlinkSync('docs', join(root, 'old'))
  return root
}

test('in a repository of somebody else a link is refused only where the repository says nothing of its file', async () => {
  const {exitCode, stdout} = await runCli(['verify', 'README.md', '--format', 'json'], {
    cwd: makeRepository(),
    env: {PATH: process.env.PATH ?? ''},
  })
  const links = JSON.parse(stdout)
    .problems.filter(({rule}: {rule: string}) => rule === 'link-missing')
    .map(({severity, message}: {severity: string; message: string}) => `${severity} ${message.split('`')[1]}`)
  expect(links).toEqual([
    'warning old/guide.md',
    'warning docs/options.md',
    'warning docs/flags.md',
    'warning theme/guide.md',
    'error docs/nowhere.md',
  ])
  expect(exitCode).toBe(3)
})
