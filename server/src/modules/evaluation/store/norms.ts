import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { Norm, Norms } from '../domain/norms.ts'
import type { Side } from '../domain/step-input.ts'

/** How the kinds of steps are usually done, on both sides. */
export type NormsOfSides = Readonly<Record<Side, Norms>>

/** Puts what was counted of an open period in the place of what was counted before. */
export async function replaceUsual(tx: Tx, period: string, norms: NormsOfSides, at: Date): Promise<void> {
  await sql`
    insert into evaluation.usual_counted (period, counted_at) values (${period}, ${at})
    on conflict on constraint usual_counted_once do update set counted_at = excluded.counted_at`.execute(tx)
  await sql`delete from evaluation.usual where period = ${period}`.execute(tx)
  await insertRows(tx, 'evaluation.usual', rowsOf(norms).map((row) => ({ period, ...row })))
}

/** When it was last counted; null: never. */
export async function findUsualCountedAt(db: Db | Tx, period: string): Promise<Date | null> {
  const { rows: [row] } = await sql<{ countedAt: Date }>`
    select counted_at from evaluation.usual_counted where period = ${period}`.execute(db)
  return row?.countedAt ?? null
}

/** Of these kinds how they are usually done in an open period, as it was counted last. */
export async function listUsual(db: Db | Tx, period: string, kinds: readonly string[]): Promise<NormsOfSides> {
  const { rows } = await sql<Norm & { side: Side; kind: string }>`
    select side, kind, steps, judged, in_time, returned, usual_hours from evaluation.usual
    where period = ${period} and kind = any(${[...kinds]}::text[])`.execute(db)
  return normsOfRows(rows)
}

/** Keeps them with a period that is closed. */
export async function keepNorms(tx: Tx, periodId: bigint, norms: NormsOfSides): Promise<void> {
  await insertRows(tx, 'evaluation.kept_norm', rowsOf(norms).map((row) => ({ periodId, ...row })))
}

/** Of these kinds, as they were kept. */
export async function listKeptNorms(db: Db | Tx, periodId: bigint, kinds: readonly string[]): Promise<NormsOfSides> {
  const { rows } = await sql<Norm & { side: Side; kind: string }>`
    select side, kind, steps, judged, in_time, returned, usual_hours from evaluation.kept_norm
    where period_id = ${periodId} and kind = any(${[...kinds]}::text[])`.execute(db)
  return normsOfRows(rows)
}

function rowsOf(norms: NormsOfSides) {
  return (['officer', 'unit'] as const).flatMap((side) =>
    [...norms[side]].map(([kind, { steps, judged, inTime, returned, usualHours }]) =>
      ({ side, kind, steps, judged, inTime, returned, usualHours })))
}

function normsOfRows(rows: readonly (Norm & { readonly side: Side; readonly kind: string })[]): NormsOfSides {
  const of = (wanted: Side) => new Map(rows.filter(({ side }) => side === wanted)
    .map(({ kind, steps, judged, inTime, returned, usualHours }) =>
      [kind, { steps, judged, inTime, returned, usualHours }]))
  return { officer: of('officer'), unit: of('unit') }
}
