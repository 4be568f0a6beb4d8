import type {Store} from '../store.ts'
import type {Settings, SqlInstance} from './sql-resource.ts'

/** Settings of an instance that was made as the production one is: protected, with backups and point-in-time recovery. */
export const productionSettings: Settings = {
  settingsVersion: '1',
  tier: 'db-custom-2-7680',
  edition: 'ENTERPRISE',
  availabilityType: 'ZONAL',
  activationPolicy: 'ALWAYS',
  dataDiskSizeGb: '20',
  storageAutoResize: true,
  deletionProtectionEnabled: true,
  ipConfiguration: {
    ipv4Enabled: false,
    privateNetwork: 'projects/aiprod-484120/global/networks/default',
    sslMode: 'ALLOW_UNENCRYPTED_AND_ENCRYPTED',
  },
  backupConfiguration: {
    kind: 'sql#backupConfiguration',
    enabled: true,
    startTime: '02:00',
    pointInTimeRecoveryEnabled: true,
    transactionLogRetentionDays: 7,
    backupRetentionSettings: {retainedBackups: 14, retentionUnit: 'COUNT'},
  },
}

/** What an instance gets that nobody asked for: no protection and no backups. */
export const defaultSettings: Settings = {
  settingsVersion: '1',
  tier: 'db-custom-1-3840',
  edition: 'ENTERPRISE',
  availabilityType: 'ZONAL',
  activationPolicy: 'ALWAYS',
  dataDiskSizeGb: '10',
  storageAutoResize: true,
  deletionProtectionEnabled: false,
  ipConfiguration: {ipv4Enabled: true},
  backupConfiguration: {
    kind: 'sql#backupConfiguration',
    enabled: false,
    pointInTimeRecoveryEnabled: false,
    startTime: '00:00',
  },
}

/** Puts an instance with the next free private address into the store; its server does not exist yet. */
export function addInstance(store: Store, name: string, settings: Settings): SqlInstance {
  const instance: SqlInstance = {
    name,
    createTime: new Date().toISOString(),
    state: 'PENDING_CREATE',
    databaseVersion: 'POSTGRES_15',
    region: store.region,
    address: nextAddress(store),
    settings: structuredClone(settings),
  }
  store.instances.set(name, instance)
  return instance
}

function nextAddress(store: Store): string {
  const taken = new Set([...store.instances.values()].map((one) => one.address))
  for (let last = 2; last < 255; last += 1) {
    if (!taken.has(`10.20.0.${last}`)) return `10.20.0.${last}`
  }
  throw new Error('The private network of the world has no free address left.')
}
