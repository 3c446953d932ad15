import { sql } from 'kysely'
import type { Province } from './province-database.ts'

/**
 * From now on no procedure asks for an identity of level 2: for tests that are about something else than who declares
 * (assurance.db.test.ts).
 */
export async function askNoLevel({ database, directory }: Province): Promise<void> {
  await sql`delete from organisation.policy where key = 'assurance-level' and scope is not null`.execute(database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(database.owner)
  await directory.refresh()
}
