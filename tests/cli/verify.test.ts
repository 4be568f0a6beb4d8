import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {projectRoot, runCli} from '../run-cli.ts'

const good = runbookText(stepText('look', '.read', 'true'))
const broken = good.replace('.read', '.raed')

test('the pages of this project have no errors', async () => {
  const {exitCode, stdout} = await runCli(['verify'])
  expect(stdout).toContain('0 errors')
  expect(exitCode).toBe(0)
})

test('an error is shown with its line, a caret and a hint, and the status is 3', async () => {
  const cwd = makeProject({'runbooks/r.md': broken})
  const {exitCode, stdout} = await runCli(['verify'], {cwd})
  expect(exitCode).toBe(3)
  expect(stdout).toMatchInlineSnapshot(`
    "runbooks/r.md:9:26 error Step \`look\` expects one of \`.read\`, \`.change\`, \`.destructive\`, got \`.raed\`. [step-risk]
      9 | :::step[Step look]{#look .raed}
        |                          ^
      Write \`.read\`.

    1 error, 0 warnings, 0 notes in 2 files.
    "
  `)
})

test('JSON is one document with problems, commands and totals', async () => {
  const cwd = makeProject({'runbooks/r.md': broken})
  const {exitCode, stdout} = await runCli(['verify', '--format', 'json'], {cwd})
  expect(exitCode).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    problems: [{rule: 'step-risk', severity: 'error', place: {file: 'runbooks/r.md', line: 9, column: 26}}],
    commands: [],
    totals: {files: 2, errors: 1, warnings: 0, notes: 0, suppressions: 0},
  })
})

test('a suppression with a reason keeps an error back and is listed', async () => {
  const cwd = makeProject({
    'README.md': '<!-- verify-ignore npm-script-missing: not yet -->\nRun `npm run x`.\n',
  })
  expect((await runCli(['verify'], {cwd})).exitCode).toBe(0)
  const {stdout} = await runCli(['verify', '--suppressions'], {cwd})
  expect(stdout).toBe('README.md:1 npm-script-missing: not yet\n')
})

test('a file or folder of any Markdown can be named, and paths are shown from where one is', async () => {
  const cwd = makeProject({'runbooks/r.md': broken, 'runbooks/other/s.md': broken})
  const inside = await runCli(['verify', 's.md'], {cwd: join(cwd, 'runbooks/other')})
  expect(inside.stdout).toMatch(/^s\.md:9:26 error/)
  const folder = await runCli(['verify', 'runbooks'], {cwd})
  expect(folder.stdout).toContain('in 3 files')
})

test.each([
  [['verify', 'nowhere.md'], 'There is no file or folder `nowhere.md`'],
  [['verify', 'tsconfig.json'], 'is neither Markdown nor a data file'],
  [['verify', '--explain', 'step-rsk'], 'Did you mean `step-risk`?'],
  [['verify', '--format', 'xml'], 'Allowed choices are text, json, sarif, junit, github'],
])('%j is refused with status 2', async (args, text) => {
  const {exitCode, stderr, stdout} = await runCli(args)
  expect(exitCode).toBe(2)
  expect(stderr).toContain(text)
  expect(stdout).toBe('')
})

test('notes are counted, listed by --notes, and errors in a release', async () => {
  const cwd = makeProject({'README.md': '| Who | TO FILL name |\n|---|---|\n'})
  const plain = await runCli(['verify'], {cwd})
  expect(plain).toMatchObject({
    exitCode: 0,
    stdout: '0 errors, 0 warnings, 1 note in 2 files. --notes lists the notes.\n',
  })
  expect((await runCli(['verify', '--notes'], {cwd})).stdout).toMatch(/^README\.md:1:9 note .*TO FILL name/)
  expect((await runCli(['verify', '--release'], {cwd})).exitCode).toBe(3)
})

test('a rule explains itself with an example of both', async () => {
  const {stdout} = await runCli(['verify', '--explain', 'step-risk'])
  expect(stdout).toMatch(
    /^step-risk \(error\)\n[\s\S]*Wrong:\n {4}:::step\[Look\][\s\S]*Right:\n[\s\S]*\.read\}/,
  )
})

test('a symbolic link never leads out of the tree', async () => {
  const cwd = makeProject({'runbooks/r.md': good})
  const outside = makeProject({'secret.md': broken})
  mkdirSync(join(cwd, 'docs'))
  symlinkSync(join(outside, 'secret.md'), join(cwd, 'docs/link.md'))
  symlinkSync(outside, join(cwd, 'docs/folder'))
  const {exitCode, stdout} = await runCli(['verify'], {cwd})
  expect(stdout).toContain('in 2 files')
  expect(exitCode).toBe(0)
})

test('what a page says reaches the terminal without its control characters', async () => {
  const cwd = makeProject({
    'README.md': 'Run `npm run \x1b]0;owned\x07x`.\nRun `npm run \x1b[2Jx` and `npm run y`.\n',
  })
  const {stdout} = await runCli(['verify'], {cwd})
  expect(stdout).toContain('has no script')
  expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f]/)
})

test('the project is found from a folder below it', async () => {
  const {stdout} = await runCli(['verify'], {cwd: join(projectRoot, 'docs')})
  expect(stdout).toContain('0 errors')
})
