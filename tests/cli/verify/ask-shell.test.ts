import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {askShell} from '../../../src/cli/verify/code/ask-shell.ts'
import {openTools, type ToolCall} from '../../../src/cli/verify/code/tools.ts'

const installed = openTools(process.env)

/** A bash that counts its processes; after each one `spoil` may touch the folder it stood in. */
function bash(spoil: (folder: string) => void = () => {}) {
  const calls: ToolCall[] = []
  const call = async (asked: ToolCall) => {
    calls.push(asked)
    const end = await installed.call(asked)
    spoil(asked.cwd!)
    return end
  }
  return {
    calls,
    shell: {language: 'bash', path: installed.find('bash')!, tools: {...installed, call}} as const,
  }
}

test('a shell reads hundreds of texts in a few processes, and executes none', async () => {
  const {calls, shell} = bash()
  const codes = Array.from({length: 450}, (_, index) => `echo ${index}; exit 7${index % 2 ? '; if' : ''}`)
  const answers = await askShell(codes, shell)
  expect(codes.map((code) => answers.get(code)!.exitCode)).toEqual(codes.map((_, index) => (index % 2) * 2))
  expect(answers.get(codes[1]!)!.said).toContain('line 2: syntax error')
  expect(calls).toHaveLength(3)
})

test('a text that the shell is not done with has no answer, and those behind it have theirs', async () => {
  let isFirst = true
  const {calls, shell} = bash((folder) => {
    if (isFirst) rmSync(join(folder, '0001.text.exit'))
    isFirst = false
  })
  const answers = await askShell(['true', 'endless', 'if'], shell)
  expect([...answers].map(([code, {exitCode}]) => [code, exitCode])).toEqual([
    ['true', 0],
    ['if', 2],
  ])
  expect(calls).toHaveLength(2)
})
