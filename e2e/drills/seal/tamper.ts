import type pg from 'pg'

/** A change made past the program, where it must be found, and how it is taken back. */
export interface Change {
  readonly what: string
  /** Each a finding that must be there, as `labelsOf` writes it. */
  readonly expected: readonly string[]
  /** What else the same change makes untrue, though nobody touched it. */
  readonly explains?: (label: string, seal: number | undefined) => boolean
  undo(): Promise<void>
}

/** Where rows are: a table and a condition, written by the drill itself. */
export interface Place { readonly table: string; readonly where: string }

/** Makes the superuser's connection one that no trigger and no foreign key hinders, as an intruder's would be. */
export async function unhindered(database: pg.Pool): Promise<void> {
  await database.query('set session_replication_role = replica')
}

/** Sets columns of these rows; undone by putting back the rows as they were. */
export async function edit(database: pg.Pool, { table, where }: Place, set: string): Promise<() => Promise<void>> {
  const saved = await save(database, { table, where })
  const { rows } = await database.query<{ tableoid: string; ctid: string }>(
    `update ${table} set ${set} where ${where} returning tableoid, ctid`,
  )
  if (rows.length === 0) throw new Error(`nothing to change: ${table} ${where}`)
  return async () => {
    for (const { tableoid, ctid } of rows)
      await database.query(`delete from ${table} where tableoid = $1 and ctid = $2`, [tableoid, ctid])
    await putBack(database, table, saved)
  }
}

/** Takes these rows out. */
export async function remove(database: pg.Pool, place: Place): Promise<() => Promise<void>> {
  const saved = await save(database, place)
  const { rowCount } = await database.query(`delete from ${place.table} where ${place.where}`)
  if (rowCount === 0) throw new Error(`nothing to remove: ${place.table} ${place.where}`)
  return () => putBack(database, place.table, saved)
}

/** Puts a copy of one row in, with some columns otherwise. Answers the columns asked for, and how it is undone. */
export async function insertLike(
  database: pg.Pool, { table, where }: Place, change: Readonly<Record<string, string>>, answer: string,
): Promise<{ row: Record<string, string>; undo: () => Promise<void> }> {
  const [saved] = await save(database, { table, where })
  const others = Object.entries(change).map(([column, value]) => `'${column}', ${value}`).join(', ')
  const { rows: [row] } = await database.query<Record<string, string>>(
    `insert into ${table} overriding system value
     select * from jsonb_populate_record(null::${table}, $1::jsonb || jsonb_build_object(${others}))
     returning tableoid as oid_of_drill, ctid as ctid_of_drill, ${answer}`, [saved],
  )
  if (!row) throw new Error(`nothing inserted: ${table}`)
  return {
    row,
    async undo() {
      const place = [row['oid_of_drill'], row['ctid_of_drill']]
      await database.query(`delete from ${table} where tableoid = $1 and ctid = $2`, place)
    },
  }
}

/** The rows as texts of JSON, which PostgreSQL reads back to the same values. */
async function save(database: pg.Pool, { table, where }: Place): Promise<string[]> {
  const { rows } = await database.query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${table} t where ${where}`,
  )
  return rows.map(({ row }) => row)
}

async function putBack(database: pg.Pool, table: string, saved: readonly string[]): Promise<void> {
  await database.query(
    `insert into ${table} overriding system value
     select (jsonb_populate_record(null::${table}, row::jsonb)).* from unnest($1::text[]) as row`, [saved],
  )
}
