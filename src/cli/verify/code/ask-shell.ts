import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Tools} from './tools.ts'

/** What a shell says of a text that it has only read. */
export interface ShellAnswer {
  readonly exitCode: number
  readonly said: string
}

interface Shell {
  readonly language: 'bash' | 'sh'
  readonly path: string
  readonly tools: Tools
}

/** Lets the shell read each file of the folder it stands in, for ten seconds at most. `-n` executes nothing of what it reads. */
const program =
  'ulimit -t 10; for text in *.text; do "$0" "$@" "./$text" 2>"$text.said"; echo $? >"$text.exit"; done'

/** One process is asked about so many texts. */
const mostTexts = 200

/** Answers of a shell by text. One that it is not done with in ten seconds has none, and those behind it are asked again. */
export async function askShell(
  codes: readonly string[],
  shell: Shell,
): Promise<ReadonlyMap<string, ShellAnswer>> {
  const answers = new Map<string, ShellAnswer>()
  for (let left = codes; left.length > 0; ) {
    const asked = left.slice(0, mostTexts)
    const given = await askOnce(asked, shell)
    for (const [index, answer] of given.entries()) answers.set(asked[index]!, answer)
    left = left.slice(given.length === asked.length ? asked.length : given.length + 1)
  }
  return answers
}

/** Answers to the first texts of a list, as many as there are in time. */
async function askOnce(codes: readonly string[], {language, path, tools}: Shell) {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-shell-'))
  // In the order in which the shell goes through the folder.
  const fileOf = (index: number) => join(folder, `${String(index).padStart(4, '0')}.text`)
  try {
    for (const [index, code] of codes.entries()) writeFileSync(fileOf(index), code)
    const plain = language === 'bash' ? ['--noprofile', '--norc'] : []
    const args = [...plain, '-c', program, path, ...plain, '-n']
    await tools.call({path, args, cwd: folder, timeoutMs: 15_000})
    const answers: ShellAnswer[] = []
    for (const index of codes.keys()) {
      const answer = readAnswer(fileOf(index))
      if (!answer) break
      answers.push(answer)
    }
    return answers
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function readAnswer(file: string): ShellAnswer | undefined {
  if (!existsSync(`${file}.exit`)) return
  const exitCode = readFileSync(`${file}.exit`, 'utf8').trim()
  // Cut off: before it was done, or by its limit of time.
  if (exitCode === '' || Number(exitCode) > 128) return
  return {exitCode: Number(exitCode), said: readFileSync(`${file}.said`, 'utf8')}
}
