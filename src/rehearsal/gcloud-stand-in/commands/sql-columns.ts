import type {Resource} from '../command.ts'
import {type Column, plainColumn} from '../output/column.ts'
import {readKey} from '../output/read-key.ts'

/** The table of instances. */
export const instanceColumns: readonly Column[] = [
  plainColumn('name'),
  plainColumn('databaseVersion'),
  {label: 'LOCATION', key: '', text: ({gceZone, region}) => String(gceZone ?? region ?? '')},
  plainColumn('settings.tier'),
  {label: 'PRIMARY_ADDRESS', key: '', text: (instance) => addressesOf(instance, 'PRIMARY')},
  {label: 'PRIVATE_ADDRESS', key: '', text: (instance) => addressesOf(instance, 'PRIVATE')},
  plainColumn('state', 'STATUS'),
]

/** The table of backup runs. */
export const backupColumns: readonly Column[] = [
  plainColumn('id'),
  {label: 'WINDOW_START_TIME', key: 'windowStartTime', text: ({windowStartTime}) => isoTime(windowStartTime)},
  {label: 'ERROR', key: '', text: (backup) => String(readKey(backup, 'error.code') ?? '-')},
  plainColumn('status'),
  plainColumn('instance'),
]

function addressesOf({ipAddresses = []}: Resource, type: string): string {
  const wanted = (ipAddresses as readonly Resource[]).filter((address) => address.type === type)
  return wanted.map((address) => String(address.ipAddress)).join(',') || '-'
}

/** ex: `2026-11-23T01:51:34.266Z` -> `2026-11-23T01:51:34.266+00:00` */
function isoTime(time: unknown): string {
  return typeof time === 'string' ? new Date(time).toISOString().replace('Z', '+00:00') : ''
}
