import type pg from 'pg'
import { type BirthDesk, birthBody, openBirthDesk } from '../birth.ts'
import { type Client, openClient, signIn } from '../client.ts'
import type { Instance } from '../instance.ts'
import { openProvince } from '../journey/province.ts'
import { FIRST_MORNING } from '../ready-folder.ts'
import { PASSWORD } from './birth-desks.ts'

/** A commune's counter that registers births. */
export async function openCommuneDesk(instance: Instance, client: Client): Promise<BirthDesk> {
  const province = await openProvince(instance, undefined, FIRST_MORNING)
  const { username } = province.counters.commune
  await province.close()
  return openBirthDesk(client, username, PASSWORD, 1)
}

/** One more dossier of another child; its public id. */
export async function receive(client: Client, desk: BirthDesk, n: number): Promise<string> {
  const { id } = await client.json<{ id: string }>('POST', '/api/dossiers', {
    cookie: desk.cookie, body: birthBody(desk, n),
  })
  return id
}

/** Somebody at the unit at which a dossier waits, signed in. */
export interface Colleague { readonly username: string; readonly accountId: string; readonly cookie: string }

/** Those with one of these roles there, in the order of their accounts, each signed in so many times. */
export async function colleaguesAt(
  instance: Instance, truth: pg.Pool, { dossier, roles, times = 1 }: {
    readonly dossier: string
    readonly roles: readonly string[]
    readonly times?: number
  },
): Promise<Colleague[]> {
  const { rows } = await truth.query<{ username: string; accountId: string }>(`
    select distinct a.username, a.id::text as "accountId" from dossiers.dossier d
    join workflow.task t on t.case_id = d.id and t.done_at is null
    join identity.staff_grant g on g.unit_id = t.unit_id join identity.account a on a.id = g.account_id
    where d.public_id = $1 and g.role = any($2) order by 2`, [dossier, roles])
  const client = openClient(instance.url)
  const found: Colleague[] = []
  for (const one of rows) {
    for (let time = 0; time < times; time += 1) {
      found.push({ ...one, cookie: await signIn(client, one.username, PASSWORD) })
    }
  }
  client.close()
  if (found.length === 0) throw new Error(`nobody is ${roles.join(' or ')} where ${dossier} waits`)
  return found
}
