import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { DifferenceKind, ThreeSides } from '../domain/difference.ts'
import { ALONE } from '../domain/message.ts'
import { standingOf } from './set-aside.ts'

/** The last message of each of these dossiers that told a partner of a state (message_out_of_dossier). */
function lastTelling(partner: string, ids: readonly bigint[]) {
  return sql`from unnest(${ids}::bigint[]) asked(dossier_id)
    cross join lateral (
      select * from integration.message_out where message_out.dossier_id = asked.dossier_id
        and partner = ${partner} and told is not null order by id desc limit 1) last`
}

/** The state that a partner was last told of each of these dossiers, whatever became of that. */
export async function lastStatesTold(
  tx: Tx, partner: string, ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const { rows } = await sql<{ dossierId: bigint; told: string }>`
    select asked.dossier_id, last.told ${lastTelling(partner, ids)}`.execute(tx)
  return new Map(rows.map(({ dossierId, told }) => [dossierId, told]))
}

/** The same, with what became of it; dead, too, where it waits behind one that is (message_out_dead). */
export async function lastToldOf(
  db: Db | Tx, partner: string, ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, NonNullable<ThreeSides['told']>>> {
  const { rows } = await sql<{ dossierId: bigint; told: string; state: NonNullable<ThreeSides['told']>['message'] }>`
    select asked.dossier_id, last.told, ${standingOf(sql.ref('last'))} as state ${lastTelling(partner, ids)}`.execute(db)
  return new Map(rows.map(({ dossierId, told, state }) => [dossierId, { state: told, message: state }]))
}

/** Of one that the partner alone has there is a number, and nothing of ours. */
export interface FoundDifference {
  readonly dossierId: bigint | null
  /** The message of ours that differs, where it is one and no dossier. */
  readonly messageId?: bigint
  readonly kind: DifferenceKind
  readonly ours: string | null
  readonly told: string | null
  readonly theirs: string | null
}

/** Keeps how a day stands, in the place of what was found before. */
export async function keepReconciliation(
  tx: Tx, { partner, day, at, compared, differences }: {
    readonly partner: string; readonly day: Day; readonly at: Date; readonly compared: number
    readonly differences: readonly (FoundDifference & { readonly number: string })[]
  },
): Promise<void> {
  await sql`insert into integration.reconciliation (partner, day, at, compared)
    values (${partner}, ${day}::date, ${at}, ${compared})
    on conflict (partner, day) do update set at = excluded.at, compared = excluded.compared`.execute(tx)
  await sql`delete from integration.difference where partner = ${partner} and day = ${day}::date`.execute(tx)
  await insertRows(tx, 'integration.difference', differences.map((one) => {
    const { dossierId, messageId = null, kind, ours, told, theirs } = one
    const number = dossierId === null && messageId === null ? one.number : null
    return { partner, day, dossierId, messageId, kind, ours, told, theirs, number }
  }))
}

/**
 * Of these days those that were not reconciled since they were over, and those that differed when they were, once a day
 * more: what is mended goes from the list by being found the same.
 */
export async function listUnreconciledDays(
  db: Db, partner: string, days: readonly { readonly day: Day; readonly overAt: Date }[],
): Promise<Day[]> {
  const today = days.at(-1)?.overAt ?? new Date(0)
  const { rows } = await sql<{ day: Day }>`
    select asked.day from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ overAt }) => overAt)}::timestamptz[])
      asked(day, over_at)
    where not exists (select from integration.reconciliation kept
      where kept.partner = ${partner} and kept.day = asked.day and at >= over_at
        and (at >= ${today} or not exists (select from integration.difference one
          where one.partner = kept.partner and one.day = kept.day)))
    order by asked.day`.execute(db)
  return rows.map(({ day }) => day)
}

/** One that was found, and what was done about it since. */
export interface KeptDifference extends Omit<FoundDifference, 'messageId'> {
  readonly id: bigint
  /** Null where the dossier is here and has it. */
  readonly number: string | null
  /** The message of ours that differs: its address, its kind, and the number of its document. */
  readonly message: string | null
  readonly messageKind: string | null
  readonly document: string | null
  readonly day: Day
  readonly toldAgainAt: Date | null
}

/** What is not the same, the newest days first, at most `limit`, after a place in that order. */
export async function listDifferences(
  db: Db, partner: string, { after, limit }: {
    readonly after?: Pick<KeptDifference, 'day' | 'id'> | undefined; readonly limit: number
  },
): Promise<KeptDifference[]> {
  const { day, id } = after ?? { day: '9999-12-31', id: 0n }
  const { rows } = await sql<KeptDifference>`
    select one.id, day, one.dossier_id, one.number, one.kind, ours, one.told, theirs, told_again_at,
      sent.public_id as message, sent.kind as message_kind, sent.number as document
    from integration.difference one left join integration.message_out sent on sent.id = one.message_id
    where one.partner = ${partner} and (day < ${day}::date or day = ${day}::date and one.id > ${id})
    order by day desc, one.id limit ${limit}`.execute(db)
  return rows
}

/** The dossier was told anew to a partner. */
export async function noteToldAgain(tx: Tx, partner: string, dossierId: bigint, at: Date): Promise<void> {
  await sql`update integration.difference set told_again_at = ${at}
    where partner = ${partner} and dossier_id = ${dossierId}`.execute(tx)
}

/** A message that the last comparison of its day did not find there is sent again; answers whether it was one. */
export async function noteSentAgain(tx: Tx, messageId: bigint, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update integration.difference set told_again_at = ${at}
    where message_id = ${messageId} and kind = 'missing-there' and told_again_at is null`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** The state of the first message of a dossier that waits for its turn, or for somebody; undefined where none does. */
export async function unsentOf(tx: Tx, partner: string, dossierId: bigint): Promise<'waiting' | 'dead' | undefined> {
  const { rows: [row] } = await sql<{ state: 'waiting' | 'dead' }>`
    select state from integration.message_out
    where dossier_id = ${dossierId} and partner = ${partner} and state in ('waiting', 'dead')
      and kind <> all(${[...ALONE]}::text[]) order by id limit 1`.execute(tx)
  return row?.state
}
