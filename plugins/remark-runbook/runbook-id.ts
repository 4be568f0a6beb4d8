/** A runbook's id: the file name without `.md`. ex: runbooks/disaster-recovery.md -> disaster-recovery */
export function runbookIdOf(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? ''
  return name.replace(/\.mdx?$/i, '')
}
