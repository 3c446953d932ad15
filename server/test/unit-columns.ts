import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../src/platform/db.ts'

/** A column that names a unit, and what becomes of it when the unit ends. */
export interface UnitColumn {
  readonly table: string
  readonly column: string
  /** carried: open rows go over; asked: whoever reads asks for heirs; history: stays; other: it names none. */
  readonly fate: 'carried' | 'asked' | 'history' | 'other'
  /** Of what is carried: which rows are open on `$day`; empty: all. */
  readonly open: string
  readonly reason: string
}

/** The list, as people decided it. */
export function unitColumns(): UnitColumn[] {
  const [, ...lines] = readFileSync(new URL('unit-columns.csv', import.meta.url), 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    // What is open is SQL without a comma; the reason, which comes last, may have some.
    const [name = '', fate = '', open = '', ...reason] = line.split(',')
    const [schema = '', table = '', column = ''] = name.split('.')
    return {
      table: `${schema}.${table}`, column, fate: fate as UnitColumn['fate'], open, reason: reason.join(','),
    }
  })
}

/** Names under which columns hold numbers, and no unit: keys, people, cases, versions, counts. */
const NO_UNIT = new RegExp([
  '^id$', '(^|_)by_id$', '(^|_)(by|for|size|number|last|after|done|amount|continues|voids)$',
  '(^|_)(account|actor|person|people|applicant|authoriser|holder|absent|stand_in|owner|organisation|principal|proxy|member|reviewer|signer|last)_ids?$',
  '(^|_)(dossier|case|task|leg|step|token|instance|process|model|version|procedure|form|calendar|slip|supplement)_ids?$',
  '(^|_)(paper|upload|document|request|message|event|entry|clearance|package|release|rule|migration|listener|run)_ids?$',
  '(^|_)(succession|subject|on_behalf_of|procedures|talk|clock|incident|bundle|hand_over)_ids?$', '^to_person$',
  // Money, and what it is of.
  '(^|_)(charge|payment|delegation)_id$', '^(ours|theirs|gateway|statement|counted|expected|given|price|fee)$', '(^|_)(cod|prices)$', '_seconds$', '^last_step$',
].map((one) => `(?:${one})`).join('|'), 'u')

/** Words that say that a column of text names units by their ids in the data. */
const IN_WORDS = /(?:^|_)(?:unit|units|scope|members|territory|section|agency_key)$/u

/**
 * Columns of the database that may name a unit: whatever refers to `organisation.unit`, every number that is not
 * plainly something else, and words that say so.
 */
export async function columnsNamingUnits(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; column: string; type: string; refers: string[] | null }>`
    select n.nspname || '.' || c.relname || '.' || a.attname as name, a.attname as "column",
      format_type(a.atttypid, null) as type,
      (select array_agg(f.confrelid::regclass::text) from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'
      and n.nspname not in ('information_schema', 'migration', 'graphile_worker', 'public')
      and format_type(a.atttypid, null) in ('bigint', 'bigint[]', 'text', 'text[]') order by 1`.execute(db)
  return rows.filter(({ column, type, refers }) => {
    if (refers?.includes('organisation.unit')) return true
    if (type.startsWith('text')) return IN_WORDS.test(column)
    return refers === null && !NO_UNIT.test(column)
  }).map(({ name }) => name)
}

/** How many open rows of a column that is carried name one of these units on a day. */
export async function countLeftIn(
  db: Db, one: UnitColumn, { ids, keys }: { readonly ids: readonly bigint[]; readonly keys: readonly string[] },
  day: string,
): Promise<number> {
  const column = sql.ref(one.column)
  const those = one.column === 'scope' || one.column === 'members' ? sql`${keys}::text[]` : sql`${ids}::bigint[]`
  const isMany = one.column.endsWith('_ids') || one.column === 'members'
  const open = one.open === '' ? sql`true` : sql.raw(one.open.replaceAll('$day', `'${day}'::date`))
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from ${sql.table(one.table)}
    where ${isMany ? sql`${column} && ${those}` : sql`${column} = any(${those})`} and ${open}`.execute(db)
  return Number(row?.n ?? 0n)
}
