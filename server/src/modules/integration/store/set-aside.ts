import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { ALONE, type MessageState } from '../domain/message.ts'

const alone = sql`${[...ALONE]}::text[]`

/**
 * The next `limit` of what waits for a partner, first what is not set aside. Only the index has this order, so that it
 * is read however many the database takes to be set aside: it counts them seldom (message_out_waiting).
 */
export function nextOf(partner: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  return sql`select * from integration.message_out where message_out.partner = ${partner} and state = 'waiting'
    order by is_behind, id limit ${limit}`
}

/**
 * The id of a dead message that holds one up, null where none does: a word about what came is held up by one about the
 * same, what tells of a dossier by what does too. It is looked up of each by itself, however many are dead
 * (message_out_dead_word, message_out_dead).
 */
export function deadBefore(one: RawBuilder<unknown>): RawBuilder<bigint | null> {
  return sql<bigint | null>`case when ${one}.answers_id is not null
    then (select dead.id from integration.message_out dead where dead.partner = ${one}.partner
      and dead.answers_id = ${one}.answers_id and dead.state = 'dead' limit 1)
    when ${one}.kind <> all(${alone}) then (select dead.id from integration.message_out dead
      where dead.partner = ${one}.partner and dead.dossier_id = ${one}.dossier_id and dead.state = 'dead'
        and dead.kind <> all(${alone}) and dead.answers_id is null limit 1) end`
}

/**
 * The state of a message for whoever asks how far it has come: one that waits behind a dead one does not go on by
 * itself, and is as dead. Set aside or not makes no difference: that is done by whoever sends, a moment later.
 */
export function standingOf(one: RawBuilder<unknown>): RawBuilder<MessageState> {
  return sql<MessageState>`case when ${one}.state = 'waiting' and ${deadBefore(one)} is not null then 'dead'
    else ${one}.state end`
}

/**
 * Of the next `limit` messages of a partner, sets aside those that a dead one holds up; answers how many. Only whoever
 * sends does so: whoever makes a message, or notes that one is dead, need not look at the others.
 *
 * The dead one is held meanwhile, so that whoever mends it comes before, and there is nothing to set aside, or after,
 * and finds what was (`releaseBehind`). Nobody is waited for: what somebody holds is passed over, and seen by the next
 * look.
 */
export async function setAside(db: Db, partner: string, limit: number): Promise<number> {
  const { rows } = await sql<{ id: bigint; dead: bigint }>`select id, dead from (
    select id, ${deadBefore(sql.ref('one'))} as dead from (${nextOf(sql`${partner}`, limit)}) one where not is_behind) looked
    where dead is not null`.execute(db)
  if (rows.length === 0) return 0
  const { numAffectedRows } = await sql`
    with held as (
      select message.id from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ dead }) => dead)}::bigint[])
        pair(id, dead_id) join integration.message_out message on message.id = pair.id
        join integration.message_out dead on dead.id = pair.dead_id and dead.state = 'dead'
      for no key update of message skip locked for share of dead skip locked)
    update integration.message_out set is_behind = true
    where id = any(array(select id from held)) and state = 'waiting'`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/**
 * What stood behind a message that was mended may go, in the transaction that mends it. Where another dead one is
 * before it, whoever sends sets it aside again (message_out_of_dossier, message_out_waiting_word).
 */
export async function releaseBehind(
  tx: Tx, { partner, dossierId, answersId }: {
    readonly partner: string; readonly dossierId: bigint | null; readonly answersId: bigint | null
  },
): Promise<void> {
  const isOfOrder = answersId === null
    ? sql`dossier_id = ${dossierId} and answers_id is null`
    : sql`answers_id = ${answersId} and state = 'waiting'`
  await sql`update integration.message_out set is_behind = false
    where partner = ${partner} and ${isOfOrder} and is_behind`.execute(tx)
}
