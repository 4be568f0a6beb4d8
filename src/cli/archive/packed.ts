import type {Archive} from './archive.ts'

/** Absent in the project's own CLI, which reads its files; `npm run pack` puts the project's files in its place. */
export const packed: Archive | undefined = undefined
