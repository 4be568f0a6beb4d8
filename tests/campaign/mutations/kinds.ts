import {codeKinds} from './kinds-of-code.ts'
import {dataKinds} from './kinds-of-data.ts'
import {fileKinds} from './kinds-of-files.ts'
import {gcloudKinds} from './kinds-of-gcloud.ts'
import {linkKinds} from './kinds-of-links.ts'
import {orderKinds} from './kinds-of-order.ts'
import {pageKinds} from './kinds-of-pages.ts'
import {shellKinds} from './kinds-of-shell.ts'
import {shellSignKinds} from './kinds-of-shell-signs.ts'
import {sqlKinds} from './kinds-of-sql.ts'
import {stepKinds} from './kinds-of-steps.ts'
import {valueKinds} from './kinds-of-values.ts'
import type {MutationKind} from './mutation.ts'

/** Every way in which pages are damaged. */
export const mutationKinds: readonly MutationKind[] = [
  ...shellKinds,
  ...shellSignKinds,
  ...gcloudKinds,
  ...codeKinds,
  ...sqlKinds,
  ...stepKinds,
  ...orderKinds,
  ...pageKinds,
  ...linkKinds,
  ...fileKinds,
  ...dataKinds,
  ...valueKinds,
]
