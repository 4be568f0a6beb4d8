import {codeKinds} from './kinds-of-code.ts'
import {dataKinds} from './kinds-of-data.ts'
import {linkKinds} from './kinds-of-links.ts'
import {shellKinds} from './kinds-of-shell.ts'
import {stepKinds} from './kinds-of-steps.ts'
import type {MutationKind} from './mutation.ts'

/** Every way in which pages are damaged. */
export const mutationKinds: readonly MutationKind[] = [
  ...shellKinds,
  ...codeKinds,
  ...stepKinds,
  ...linkKinds,
  ...dataKinds,
]
