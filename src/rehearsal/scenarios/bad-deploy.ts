import {randomBytes} from 'node:crypto'
import {setTimeout as sleep} from 'node:timers/promises'
import pg from 'pg'
import {addRevision, settleRevision} from '../google/cloud-run/revisions.ts'
import type {Template} from '../google/cloud-run/run-resource.ts'
import {addVersion, requireSecret} from '../google/secret-manager/secret-resource.ts'
import {application, connectionConfig} from '../postgres/connection.ts'
import {production} from './production.ts'
import type {Before, Scenario} from './scenario.ts'

/** Sessions that a worker forgot, and how long they have been idle when the run begins. */
const forgotten = {sessions: 20, idleMs: 1200} as const
const visits = 12

/**
 * Somebody deployed in a hurry: the newest revision names a secret version with a wrong password, so it starts and
 * answers every request that needs the database with 503. A worker of the same release holds sessions open in
 * transactions. Customers have noticed.
 */
export const badDeploy: Scenario = {
  name: 'bad-deploy',
  sizes: ['IDLE_SECONDS'],
  async unfold(before) {
    for (let visit = 0; visit < visits; visit += 1) await before.api.visit()
    deploy(before)
    await holdSessions(before)
    for (let visit = 0; visit < visits; visit += 1) await before.api.visit()
    await sleep(forgotten.idleMs)
  },
}

function deploy({google: {store}, secrets}: Before): void {
  const secret = requireSecret(store, 'DATABASE_URL')
  const right = new URL(secret.versions.at(-1)!.payload.toString())
  right.password = randomBytes(18).toString('base64url')
  secrets.push(right.toString(), right.password)
  const {id} = addVersion(secret, Buffer.from(right.toString()))
  const service = store.services.get(production.service)!
  service.template = withSecretVersion(service.template, String(id))
  service.generation += 1
  settleRevision(store, addRevision(store, service))
}

function withSecretVersion(template: Template, key: string): Template {
  const containers = template.spec.containers.map((container) => ({
    ...container,
    env: container.env.map((variable) =>
      variable.name === 'DATABASE_URL'
        ? {...variable, valueFrom: {secretKeyRef: {name: 'DATABASE_URL', key}}}
        : variable,
    ),
  }))
  return {...template, spec: {...template.spec, containers}}
}

async function holdSessions({google: {postgres}, closing}: Before): Promise<void> {
  const {port} = postgres.get(production.instance)!
  await Promise.all(
    Array.from({length: forgotten.sessions}, async () => {
      const client = new pg.Client(
        connectionConfig({port, user: application, password: postgres.applicationPassword}),
      )
      // Whoever mends the trouble ends the session from the other side.
      client.on('error', () => {})
      await client.connect()
      closing.keep(client, (one) => one.end())
      await client.query('BEGIN')
      await client.query('SELECT 1')
    }),
  )
}
