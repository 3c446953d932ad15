import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** What there must be as much of afterwards as before: open steps, stays and clocks, roles, days that were promised. */
export interface Standing {
  readonly counts: Readonly<Record<string, number>>
  /** Of each open dossier its number with its promised day. */
  readonly promised: ReadonlyMap<string, string>
}

export async function standingOf(truth: pg.Pool, day: string): Promise<Standing> {
  const { rows: [counts] } = await truth.query<Record<string, string>>(`
    select (select count(*) from workflow.task where done_at is null) as steps,
      (select count(*) from workflow.leg where ended_at is null) as stays,
      (select count(*) from workflow.clock where stopped_at is null) as clocks,
      (select count(distinct (account_id, role)) from identity.staff_grant where valid @> $1::date) as roles`, [day])
  const { rows } = await truth.query<{ number: string; due: string | null }>(
    'select number, due_at::text as due from dossiers.dossier where closed_at is null and number is not null')
  return {
    counts: Object.fromEntries(Object.entries(counts ?? {}).map(([name, count]) => [name, Number(count)])),
    promised: new Map(rows.map(({ number, due }) => [number, due ?? ''])),
  }
}

/** What is missing, and what was promised otherwise: names of counts, and numbers of dossiers. */
export function missingIn(before: Standing, after: Standing): string[] {
  const counts = Object.entries(before.counts).filter(([name, count]) => (after.counts[name] ?? 0) < count)
    .map(([name]) => name)
  return [...counts, ...[...before.promised].filter(([number, due]) => after.promised.get(number) !== due)
    .map(([number]) => number)]
}

interface Carried { readonly table: string; readonly column: string; readonly open: string }

const LIST = new URL('../../../server/test/unit-columns.csv', import.meta.url)

/** Columns of which open rows go over, as the list has them that a test holds against the database. */
function carriedColumns(): Carried[] {
  return readFileSync(LIST, 'utf8').trimEnd().split('\n').slice(1).flatMap((line) => {
    const [name = '', fate, open = ''] = line.split(',')
    const at = name.lastIndexOf('.')
    return fate === 'carried' ? [{ table: name.slice(0, at), column: name.slice(at + 1), open }] : []
  })
}

const [IDS, KEYS] = [
  'select unit.id from organisation.unit where unit.id in (select from_id from organisation.unit_succession)',
  'select unit.key from organisation.unit where unit.id in (select from_id from organisation.unit_succession)',
].map((query) => `${query} and not exists (
  select from organisation.unit_version v where v.unit_id = unit.id and v.valid @> $1::date)`)

/** Open rows that still name units which the plans ended. */
export async function leftBehind(truth: pg.Pool, day: string): Promise<string[]> {
  const left: string[] = []
  for (const { table, column, open } of carriedColumns()) {
    const isText = column === 'scope' || column === 'members'
    const isMany = column === 'members' || column.endsWith('_ids')
    const gone = isText ? KEYS : IDS
    const names = isMany ? `${column} && array(${gone})` : `${column} in (${gone})`
    const where = open === '' ? names : `${names} and (${open.replaceAll('$day', '$1::date')})`
    const { rows: [row] } = await truth.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`, [day])
    if (row?.n !== '0') left.push(`${table}.${column}: ${row?.n ?? 'unknown'}`)
  }
  return left
}

/** What was done more than once: a dossier told of twice, a role held twice at once, an open step that moved twice. */
export async function doneTwice(truth: pg.Pool, day: string): Promise<number> {
  const { rows: [row] } = await truth.query<{ n: string }>(`
    select (select count(*) from (select dossier_id from audit.event where type = 'dossier.moved'
        and happened_at >= $1::date at time zone 'Asia/Ho_Chi_Minh' group by dossier_id having count(*) > 1) twice)
      + (select count(*) from (select account_id, role, unit_id from identity.staff_grant where valid @> $1::date
        group by 1, 2, 3 having count(*) > 1) held)
      + (select count(*) from (select task_id from workflow.task_move group by task_id having count(*) > 1) moved) as n`,
  [day])
  return Number(row?.n ?? Number.NaN)
}
