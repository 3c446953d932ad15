import { sql } from 'kysely'
import { openDirectory } from '../src/modules/organisation/public.ts'
import { type Province, createProvince } from './province-database.ts'

/** A province in which one rule more is in force, of one agency by its id of the data. */
export async function provinceWithPolicy(key: string, scope: string, value: object): Promise<Province> {
  const made = await createProvince()
  await sql`insert into organisation.policy (key, scope, valid, fingerprint, value, article)
    values (${key}, ${scope}, '[2021-01-01,)', 'x', ${JSON.stringify(value)}::jsonb, 'x')`.execute(made.database.owner)
  return { ...made, directory: await openDirectory(made.database.app) }
}
