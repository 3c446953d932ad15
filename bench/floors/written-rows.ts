import pg from 'pg'

/** What one transaction wrote to one table, every value as text. */
export interface WrittenTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** As they refer to each other, the number last; whatever else a later version writes goes before them. */
const LAST = [
  'workflow.instance', 'workflow.token', 'workflow.task', 'dossiers.serial', 'dossiers.request', 'dossiers.dossier',
  'dossiers.answers', 'dossiers.component',
]

/**
 * The rows of the transaction that stored a dossier, from all tables of the rooms: found by their transaction number,
 * so that nothing the use case writes can be forgotten here. Columns are those that the application may write itself.
 */
export async function readWrittenRows(databaseUrl: string, dossierPublicId: string): Promise<WrittenTable[]> {
  const database = new pg.Client(databaseUrl)
  await database.connect()
  try {
    const { rows: [found] } = await database.query<{ xid: string }>(
      'select xmin::text as xid from dossiers.dossier where public_id = $1', [dossierPublicId],
    )
    const { rows: tables } = await database.query<{ name: string; columns: string[] }>(`
      select format('%s.%s', nspname, relname) as name, array_agg(attname::text order by attnum) as columns
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attidentity <> 'a' and attgenerated = ''
      where relkind in ('r', 'p') and not relispartition and has_schema_privilege(nspname, 'usage')
        and nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and has_column_privilege(pg_class.oid, attnum, 'insert')
      group by 1 order by 1`)
    const written: WrittenTable[] = []
    for (const { name, columns } of tables) {
      const list = columns.map((column) => `"${column}"::text`).join(', ')
      const { rows } = await database.query<(string | null)[]>({
        text: `select ${list} from ${name} where xmin = $1::xid`, values: [found?.xid], rowMode: 'array',
      })
      if (rows.length > 0) written.push({ table: name, columns, rows })
    }
    return written.sort((a, b) => LAST.indexOf(a.table) - LAST.indexOf(b.table))
  } finally {
    await database.end()
  }
}
