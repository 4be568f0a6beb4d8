import type {Fence, Role} from '../model/runbook.ts'
import {findFences} from './find-fences.ts'
import {parseRunbook} from './parse-runbook.ts'
import {readText} from './read-text.ts'
import {scanDepth} from './scan-depth.ts'

/** A fenced code block as `runbook blocks --json` prints it; role and step are null outside of steps. */
export interface Block {
  readonly file: string
  readonly line: number
  readonly codeLine: number
  readonly language: string
  readonly meta: string
  readonly role: Role | null
  readonly step: string | null
  readonly code: string
}

/** Every fenced code block that CommonMark finds in any Markdown, with role and step where it is one of a step's. */
export function listBlocks(markdown: string, file: string): readonly Block[] {
  const text = readText(markdown)
  if (scanDepth(text)?.kind === 'containers') return []
  const inSteps = new Map(fencesOfSteps(text, file).map((fence) => [fence.place.line, fence]))
  return findFences(text, file.replaceAll('\\', '/')).map(({place, codeLine, language, meta, code}) => {
    const {role = null, step = null} = inSteps.get(place.line) ?? {}
    return {file: place.file, line: place.line, codeLine, language, meta, role, step, code}
  })
}

/** A page without the words for a step has none: then its lines need not be read for anything but fences. */
function fencesOfSteps(text: string, file: string): readonly Fence[] {
  if (!text.includes(':::step')) return []
  return parseRunbook(text, file).runbook.fences.filter(({step}) => step !== undefined)
}
