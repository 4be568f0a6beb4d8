import {expect, test} from 'vitest'
import type {CodeBlock} from '../../src/runbook-to-problems/code/code-block.ts'
import {faultOf} from '../../src/runbook-to-problems/gcloud/gcloud-answer.ts'
import type {GcloudCall} from '../../src/runbook-to-problems/gcloud/gcloud-call.ts'
import {renderCommands} from '../../src/runbook-to-problems/gcloud/render-commands.ts'

const wordsOf = (text: string) => text.split(' ').map((word, start) => ({text: word, isSure: true, start}))
const call: GcloudCall = {block: {} as CodeBlock, start: 0, track: 'GA', variants: []}

/** What is left of a refusal. */
function faultIn(message: string): string | undefined {
  const variant = {words: wordsOf('clusters create --metadata=sample0'), isSure: false, texts: ['gcloud']}
  return faultOf(call, variant, [{kind: 'refused', message}])?.message
}

test('the short form of `--quiet` is an option wherever it stands', () => {
  expect(renderCommands(wordsOf('-q components update'))).toEqual(['gcloud components update --quiet'])
  expect(renderCommands(wordsOf('--project x -q components update'))[0]).toBe(
    'gcloud components update --project=x --quiet',
  )
})

test('a refusal of a sample counts for nothing, also where gcloud tells it in capitals', () => {
  expect(faultIn("argument --metadata: Invalid choice: 'SAMPLE0'.")).toBeUndefined()
  expect(faultIn("argument --metadata: Invalid choice: 'sample0'.")).toBeUndefined()
  expect(faultIn("argument --metadata: Invalid choice: 'B'.")).toBe(
    "argument --metadata: Invalid choice: 'B'",
  )
})
