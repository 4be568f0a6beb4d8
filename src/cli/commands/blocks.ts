import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {listBlocks} from '../../markdown-to-runbook/list-blocks.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import type {CliIo} from '../io.ts'

/** `runbook blocks`: every fenced block of any Markdown file, with its place, role and step. */
export async function blocksCommand(
  files: readonly string[],
  options: {json?: boolean},
  io: CliIo,
): Promise<number> {
  const blocks = files.flatMap((file) => listBlocks(readMarkdown(file, io.cwd), file))
  if (options.json) io.out(`${JSON.stringify({version: 1, blocks}, undefined, 2)}\n`)
  else {
    for (const {file, line, language, role, step} of blocks) {
      io.out(`${file}:${line}  ${language || 'no language'}${step ? `  ${step} (${role})` : ''}\n`)
    }
  }
  return 0
}

function readMarkdown(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8')
  } catch (cause) {
    throw new RunbookError(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      hint: 'Give the path of a Markdown file.',
      cause,
    })
  }
}
