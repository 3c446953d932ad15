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

/**
 * The unit that has a dossier has few officers of its own: the administrator of the province lends it some of others,
 * by the API.
 */
export async function lendOfficers(
  instance: Instance, truth: pg.Pool, { dossier, count }: { readonly dossier: string; readonly count: number },
): Promise<void> {
  const { rows: others } = await truth.query<{ id: string; unitId: string }>(`
    select a.public_id as id, u.public_id as "unitId" from identity.account a
    join identity.staff_grant g on g.account_id = a.id and g.role = 'officer'
    cross join (
      select unit.public_id from dossiers.dossier d join workflow.task t on t.case_id = d.id and t.done_at is null
      join organisation.unit unit on unit.id = t.unit_id where d.public_id = $1) u
    where a.status = 'open' order by a.id limit $2`, [dossier, count])
  const { rows: [admin] } = await truth.query<{ username: string }>(`
    select username from identity.account join identity.staff_grant on account_id = account.id where role = 'system_admin' limit 1`)
  const client = openClient(instance.url)
  const cookie = await signIn(client, admin?.username ?? '', PASSWORD)
  for (const { id, unitId } of others) await client.send('POST', `/api/staff/${id}/role`, {
    cookie, body: { role: 'officer', unitId, validFrom: FIRST_MORNING },
  })
  client.close()
}
