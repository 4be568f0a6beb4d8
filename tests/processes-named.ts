import {readdirSync, readFileSync} from 'node:fs'

/** Live processes with this word among their arguments: found whatever they did to their environment or parents. */
export function processesNamed(word: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && argumentsOf(pid).includes(word))
}

/** Empty for a zombie, and for what has ended. */
function argumentsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}
