import type pg from 'pg'
import { type BirthDesk, birthBody, openBirthDesk } from '../birth.ts'
import type { Client } from '../client.ts'

/** Of the demonstration's staff; data/staff.yaml. */
export const PASSWORD = 'Motcua@1107'

/**
 * Counters of different units that register births, at most so many, which comes from their names so that runs are
 * alike; each has received one. Throws if there is none.
 */
export async function openBirthDesks(client: Client, database: pg.Pool, most: number): Promise<BirthDesk[]> {
  const { rows } = await database.query<{ username: string }>(`
    select distinct on (unit_id) username from identity.account join identity.staff_grant on account_id = account.id
    where role = 'reception' order by unit_id, account.id`)
  const desks: BirthDesk[] = []
  for (const [n, { username }] of rows.entries()) {
    if (desks.length === most) break
    const desk = await openBirthDesk(client, username, PASSWORD, 9_000 + n)
    const body = birthBody(desk, 900_000_000 + n)
    if ((await client.send('POST', '/api/dossiers', { cookie: desk.cookie, body })).status === 201) desks.push(desk)
  }
  if (desks.length === 0) throw new Error('nobody registers births')
  return desks
}
