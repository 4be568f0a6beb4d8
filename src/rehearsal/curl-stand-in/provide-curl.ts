import {delimiter} from 'node:path'
import {findProgram} from '../../plan-to-run/find-program.ts'
import {installStandIn} from '../install-stand-in.ts'

/** Folders for the front of PATH: the stand-in's, where the search path has no curl. */
export async function provideCurl(root: string, searchPath = ''): Promise<readonly string[]> {
  if (findProgram('curl', searchPath.split(delimiter)) !== undefined) return []
  const folder = await installStandIn('curl', root)
  return folder === undefined ? [] : [folder]
}
