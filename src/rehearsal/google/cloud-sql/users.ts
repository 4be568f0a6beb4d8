import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import {readBody} from '../read-body.ts'
import {requireServer} from './databases.ts'
import {startOperation} from './operations.ts'

const updateSchema = z.looseObject({password: z.string().min(1)})

/** `users.list`, and `users.update` for a new password, on the instance's real server. */
export function userRoutes(google: Google, base: string): Route[] {
  const all = `${base}/instances/{instance}/users`
  return [
    route('GET', all, async ({params}) => {
      const names = await listUsers(google, params.instance!)
      const {project} = google.store
      const shape = {kind: 'sql#user', instance: params.instance, project: project.id, host: ''}
      return ok({kind: 'sql#usersList', items: names.map((name) => ({...shape, name}))})
    }),
    route('PUT', all, (call) => updateUser(google, call)),
  ]
}

async function listUsers(google: Google, instance: string): Promise<readonly string[]> {
  const rows = await requireServer(google, instance).query(
    'SELECT rolname FROM pg_roles WHERE rolcanlogin ORDER BY rolname',
  )
  return rows.map(({rolname}) => String(rolname))
}

async function updateUser(google: Google, call: Call): Promise<Reply> {
  const {instance} = call.params
  const name = call.query.get('name') ?? ''
  const {password} = readBody(call, updateSchema)
  if (!(await listUsers(google, instance!)).includes(name)) {
    throw new ApiError('NOT_FOUND', `The user ${name} does not exist.`, 'userDoesNotExist')
  }
  const work = () =>
    requireServer(google, instance!).session('postgres', async (client) => {
      const role = client.escapeIdentifier(name)
      await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`)
    })
  return ok(startOperation(google, {type: 'UPDATE_USER', target: instance!, fail: call.failOperation, work}))
}
