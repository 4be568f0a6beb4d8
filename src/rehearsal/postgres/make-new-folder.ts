import {mkdir} from 'node:fs/promises'

/** Makes a folder that only its owner can enter. False = something of this name is there already. */
export async function makeNewFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, {mode: 0o700})
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
