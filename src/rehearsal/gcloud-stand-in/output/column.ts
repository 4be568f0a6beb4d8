import type {Resource} from '../command.ts'
import {readKey} from './read-key.ts'
import {renderValue} from './render-value.ts'

/** One column of a command's own table. A `--format` that asks for its key gets its text and its label too. */
export interface Column {
  readonly label: string
  /** Dotted key of the column; `''` for one that is computed from several. */
  readonly key: string
  readonly text: (resource: Resource) => string
}

/** A column that shows a field as it is. */
export function plainColumn(key: string, label: string = defaultLabel(key)): Column {
  return {key, label, text: (resource) => renderValue(key, readKey(resource, key))}
}

/** ex: `settings.backupConfiguration.startTime` -> `START_TIME` */
export function defaultLabel(key: string): string {
  const last = key
    .split('.')
    .at(-1)!
    .replace(/\[\d+\]$/, '')
  return last.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}
