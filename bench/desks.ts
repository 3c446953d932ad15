import pg from 'pg'
import { type BirthDesk, birthBody, openBirthDesk } from '../e2e/birth.ts'
import type { Client } from '../e2e/client.ts'
import type { Instance } from '../e2e/instance.ts'

/** Of the demonstration's staff; data/staff.yaml. */
export const PASSWORD = 'Motcua@1107'

/**
 * A counter at every agency that registers births, each with its own clerk's session and uploads; a trial registration
 * at each shows that it does. The clerks are found by their role at a section where dossiers are received.
 */
export async function openDesks(instance: Instance, client: Client, most = Infinity): Promise<BirthDesk[]> {
  const desks: BirthDesk[] = []
  for (const [n, username] of (await clerks(instance.databaseUrl())).entries()) {
    if (desks.length >= most) break
    const desk = await openBirthDesk(client, username, PASSWORD, n)
    const { status } = await client.send('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, 900_000_000 + n),
    })
    if (status === 201) desks.push(desk)
  }
  return desks
}

async function clerks(databaseUrl: string): Promise<string[]> {
  const database = new pg.Client(databaseUrl)
  await database.connect()
  const { rows } = await database.query<{ username: string }>(`
    select distinct on (staff_grant.unit_id) account.username from identity.staff_grant
      join identity.account on account.id = staff_grant.account_id
      join organisation.unit on unit.id = staff_grant.unit_id
    where staff_grant.role = 'reception' order by staff_grant.unit_id, account.id`)
  await database.end()
  return rows.map(({ username }) => username)
}
