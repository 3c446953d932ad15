import { sql } from 'kysely'
import type { Tx } from './db.ts'

/**
 * A row by its columns, in either spelling (`dueAt` or `due_at`); bigint and Date as themselves, bytes as hexadecimal
 * text (`\\x…`), JSON as an object.
 */
export type Row = Readonly<Record<string, unknown>>

/**
 * Adds many rows to a table by one statement, whose text is the same for any number of them. Columns are those of the
 * first row; what the rows leave out gets its default. For bulk loading: a use case writes its few rows by name.
 */
export async function insertRows(tx: Tx, table: `${string}.${string}`, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = keys.map(columnOf)
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const name = sql.table(table)
  const content = rows.map((row) => {
    const plain: Record<string, unknown> = {}
    for (const [n, key] of keys.entries())
      plain[columns[n] ?? key] = typeof row[key] === 'bigint' ? String(row[key]) : row[key]
    return plain
  })
  await sql`
    insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(content)}::jsonb)`
    .execute(tx)
}

function columnOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
