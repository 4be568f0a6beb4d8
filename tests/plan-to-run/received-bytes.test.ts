import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {findRunbook} from '../../src/cli/find-project.ts'
import {listBlocks} from '../../src/markdown-to-runbook/list-blocks.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import {spawnShell} from '../../src/plan-to-run/spawn-shell.ts'
import {projectRoot} from '../run-cli.ts'

/** A program named bash that keeps its last argument: the text that a shell would have run. */
function recordingBash(): {folder: string; received: () => string} {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  writeFileSync(join(folder, 'bash'), '#!/bin/sh\nfor last; do :; done\nprintf %s "$last" > "$RECEIVED"\n')
  chmodSync(join(folder, 'bash'), 0o755)
  return {folder, received: () => readFileSync(join(folder, 'received'), 'utf8')}
}

const {markdown, file} = findRunbook('disaster-recovery', projectRoot)
const blocks = listBlocks(markdown, file).filter(({language, step}) => step !== null && language === 'bash')

test('there are blocks to compare', () => {
  expect(blocks.length).toBeGreaterThan(25)
})

test.each(blocks.map((block) => [block.line, block.step, block.role, block]))(
  'line %i: bash receives the %s %s block to the byte, as a list of all blocks gives it',
  async (_line, _step, _role, block) => {
    const {folder, received} = recordingBash()
    const fence = parseRunbook(markdown, file).runbook.fences.find(({place}) => place.line === block.line)!
    await spawnShell({
      language: 'bash',
      code: fence.code,
      env: {PATH: `${folder}:/usr/bin:/bin`, RECEIVED: join(folder, 'received')},
      cwd: folder,
      timeoutMs: 10_000,
      graceMs: 100,
      marker: {name: 'RUNBOOK_RUN', value: 'none'},
      watch: () => {},
      signal: new AbortController().signal,
      onStdout: () => {},
      onStderr: () => {},
    })
    expect(received()).toBe(block.code)
  },
)
