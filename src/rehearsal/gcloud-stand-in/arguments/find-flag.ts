import type {Flag} from '../command.ts'

/** A flag as it was written. */
export interface FoundFlag {
  /** Without dashes and `no-`. */
  readonly name: string
  readonly flag: Flag
  /** False for `--no-NAME`. */
  readonly isOn: boolean
}

/** Finds what `--name` or `--no-name` means; undefined where it means nothing. */
export function findFlag(flags: Readonly<Record<string, Flag>>, written: string): FoundFlag | undefined {
  if (written === '-q') return findFlag(flags, '--quiet')
  if (!written.startsWith('--')) return undefined
  const name = written.slice(2)
  if (Object.hasOwn(flags, name)) return {name, flag: flags[name]!, isOn: true}
  const positive = name.startsWith('no-') ? name.slice(3) : ''
  const flag = Object.hasOwn(flags, positive) ? flags[positive] : undefined
  return flag?.kind === 'switch' && flag.isNegatable ? {name: positive, flag, isOn: false} : undefined
}

/** ex: `--filter=a=b` -> `--filter`, `a=b` */
export function splitFlag(token: string): readonly [written: string, value: string | undefined] {
  const at = token.indexOf('=')
  return at < 0 ? [token, undefined] : [token.slice(0, at), token.slice(at + 1)]
}
