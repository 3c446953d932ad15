import { sql } from 'kysely'
import type { DirectorySource } from '@motcua/server/src/modules/organisation/public.ts'
import type { Db } from '@motcua/server/src/platform/db.ts'
import { countLeftIn, unitColumns } from '../../../server/test/unit-columns.ts'

/** What there must be as much of afterwards as before: open steps, stays and clocks, roles, days that were promised. */
export interface Standing {
  readonly counts: Readonly<Record<string, number>>
  /** Of each open dossier its number with its promised day. */
  readonly promised: ReadonlyMap<string, string>
}

export async function standingOf(db: Db, day: string): Promise<Standing> {
  const { rows: [counts] } = await sql<Record<string, bigint>>`
    select (select count(*) from workflow.task where done_at is null) as steps,
      (select count(*) from workflow.leg where ended_at is null) as stays,
      (select count(*) from workflow.clock where stopped_at is null) as clocks,
      (select count(distinct (account_id, role)) from identity.staff_grant where valid @> ${day}::date) as roles`
    .execute(db)
  const { rows } = await sql<{ number: string; due: string | null }>`
    select number, due_at::text as due from dossiers.dossier where closed_at is null and number is not null`.execute(db)
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

/** Open rows that still name units which the plans ended, by the list that a test holds against the database. */
export async function leftBehind(db: Db, directory: DirectorySource, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: bigint; key: string }>`
    select distinct unit.id, unit.key from organisation.unit_succession join organisation.unit on unit.id = from_id`
    .execute(db)
  const today = directory.on(day)
  const gone = rows.filter(({ id }) => !today.byId(id))
  const ended = { ids: gone.map(({ id }) => id), keys: gone.map(({ key }) => key) }
  const carried = unitColumns().filter(({ fate }) => fate === 'carried')
  const left = []
  for (const one of carried) {
    const count = await countLeftIn(db, one, ended, day)
    if (count > 0) left.push(`${one.table}.${one.column}: ${count}`)
  }
  return left
}

/** What was done more than once: a dossier told of twice, a role held twice at once, an open step that moved twice. */
export async function doneTwice(db: Db, day: string): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`
    select (select count(*) from (select dossier_id from audit.event where type = 'dossier.moved'
        and happened_at >= ${day}::date at time zone 'Asia/Ho_Chi_Minh' group by dossier_id having count(*) > 1) twice)
      + (select count(*) from (select account_id, role, unit_id from identity.staff_grant where valid @> ${day}::date
        group by 1, 2, 3 having count(*) > 1) held)
      + (select count(*) from (select task_id from workflow.task_move group by task_id having count(*) > 1) moved) as n`
    .execute(db)
  return Number(row?.n ?? -1n)
}
