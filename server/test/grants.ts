import { sql } from 'kysely'
import type { Db } from '../src/platform/db.ts'

interface Row { readonly table: string; readonly column: string; readonly may: boolean }

/**
 * Every table, view and month of events that is ours, `schema.table`, without what programs of others keep for
 * themselves.
 */
const COLUMNS = sql`
  select a.attrelid as relation, n.nspname || '.' || c.relname as "table", a.attname::text as "column", a.attnum, c.relispartition as is_part
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration', 'graphile_worker')`

/** What a role may read: a line a table, `table,columns it reads,columns it does not`. */
export async function readsOf(db: Db, role: string): Promise<string[]> {
  const { rows } = await sql<Row>`
    select "table", "column", has_column_privilege(${role}, relation, attnum, 'select') as may from (${COLUMNS}) c
    where not is_part order by "table", attnum`.execute(db)
  return byTable(rows).map(([table, columns]) => [table, wordsOf(columns, true), wordsOf(columns, false)].join(','))
}

/** Parts of tables that a role may read past their parent; none should be. */
export async function partsReadBy(db: Db, role: string): Promise<string[]> {
  const { rows } = await sql<Row>`
    select distinct "table", true as may from (${COLUMNS}) c
    where is_part and has_column_privilege(${role}, relation, attnum, 'select') order by 1`.execute(db)
  return rows.map(({ table }) => table)
}

/**
 * What a role may write: a line a table where it may anything, `table,insert,update,delete`, columns named unless it is
 * all.
 */
export async function writesOf(db: Db, role: string): Promise<string[]> {
  const { rows } = await sql<Row & { inserts: boolean; mayDelete: boolean }>`
    select "table", "column", has_column_privilege(${role}, relation, attnum, 'update') as may,
      has_column_privilege(${role}, relation, attnum, 'insert') as inserts,
      has_table_privilege(${role}, relation, 'delete') or has_table_privilege(${role}, relation, 'truncate') as may_delete
    from (${COLUMNS}) c order by "table", attnum`.execute(db)
  return byTable(rows).flatMap(([table, columns]) => {
    const inserts = columns.every((column) => column.inserts)
      ? 'all'
      : wordsOf(
          columns.map((column) => ({ ...column, may: column.inserts })),
          true,
        )
    const line = [inserts, wordsOf(columns, true), columns.some(({ mayDelete }) => mayDelete) ? 'yes' : '']
    return line.join('') === '' ? [] : [[table, ...line].join(',')]
  })
}

function byTable<R extends Row>(rows: readonly R[]): [string, R[]][] {
  const tables = new Map<string, R[]>()
  for (const row of rows) tables.set(row.table, [...tables.get(row.table) ?? [], row])
  return [...tables]
}

function wordsOf(columns: readonly Row[], may: boolean): string {
  return columns.filter((column) => column.may === may).map(({ column }) => column).join(' ')
}
