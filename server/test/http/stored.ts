import { type RawBuilder, sql } from 'kysely'
import type { HttpServer } from './as-user.ts'

/**
 * How many rows each table holds. Left out are those that must remember what is refused, too: attempts, looks at
 * people, sessions and whoever they show.
 */
export async function rowCounts({ province: { database } }: HttpServer): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; n: string }>`
    select table_schema || '.' || table_name as name,
      (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text as n
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'migration')
      and table_schema || '.' || table_name not in ('identity.attempt', 'identity.session', 'identity.sign_in_step',
        'identity.passkey_challenge')
      and table_schema || '.' || table_name not like 'audit.read%'
    order by 1`.execute(database.owner)
  return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]))
}

/** Rows as the owner of the database reads them. */
export async function storedRows<T>({ province: { database } }: HttpServer, query: RawBuilder<unknown>): Promise<T[]> {
  return (await query.execute(database.owner)).rows as T[]
}
