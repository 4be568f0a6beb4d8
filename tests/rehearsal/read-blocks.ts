import {readFile} from 'node:fs/promises'

/** One fence of a step, as far as the tests of the world need it. */
export interface Block {
  readonly step: string
  readonly language: string
  readonly role: 'run' | 'verify' | 'rollback'
  /** `capture=`, `secret=`, `database=` and the like. */
  readonly attributes: Readonly<Record<string, string>>
  readonly code: string
}

/** The blocks of a runbook in order, read line by line. */
export async function readBlocks(file: URL): Promise<Block[]> {
  const blocks: Block[] = []
  let step = ''
  let open: {info: string; lines: string[]} | undefined
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const fence = /^```(.*)$/.exec(line)
    if (open && fence) {
      blocks.push(toBlock(step, open.info, open.lines.join('\n')))
      open = undefined
    } else if (open) open.lines.push(line)
    else if (fence) open = {info: fence[1]!, lines: []}
    else step = /^:::step\[.*\]\{#([a-z-]+)/.exec(line)?.[1] ?? step
  }
  return blocks
}

function toBlock(step: string, info: string, code: string): Block {
  const [language = '', ...words] = info.split(' ')
  const role = words.includes('verify') ? 'verify' : words.includes('rollback') ? 'rollback' : 'run'
  const attributes = Object.fromEntries(
    words.filter((word) => word.includes('=')).map((word) => word.split('=')),
  )
  return {step, language, role, attributes, code}
}
