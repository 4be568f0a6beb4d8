import type {CodeBlock} from '../../../runbook-to-problems/code/code-block.ts'
import {scriptOptions} from '../../../runbook-to-problems/shell/script-options.ts'

/** Options of the scripts of the repository that blocks call, by path. */
export function readScriptOptions(
  blocks: readonly CodeBlock[],
  read: (file: string) => string | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const named = blocks.flatMap(({code, shell}) =>
    shell ? [...code.matchAll(/\bscripts\/[\w./-]+\.[cm]?js\b/g)].map(([path]) => path) : [],
  )
  return new Map(
    [...new Set(named)].flatMap((path) => {
      const options = scriptOptions(read(path) ?? '')
      return options ? [[path, options] as const] : []
    }),
  )
}
