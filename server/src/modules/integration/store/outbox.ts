import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import { digestOf } from '../digest.ts'
import { type NewMessage, type Outcome, type WaitingMessage, ALONE } from '../domain/message.ts'

/** Adds a partner, if it is not there. */
export async function ensurePartner(tx: Db | Tx, partner: string): Promise<void> {
  await sql`insert into integration.partner (code) values (${partner}) on conflict do nothing`.execute(tx)
}

/** Adds messages to a partner, in their order. */
export async function addMessages(
  tx: Tx, partner: string, messages: readonly NewMessage[], machineNow: Date,
): Promise<void> {
  await insertRows(tx, 'integration.message_out', messages.map((message) => ({
    partner, dossierId: message.dossierId, kind: message.kind, era: message.era, eventId: message.eventId,
    told: message.told, number: message.number ?? null, answersId: message.answersId ?? null,
    body: message.body, digest: `\\x${digestOf(message.body).toString('hex')}`, happenedAt: message.happenedAt,
    madeAt: machineNow,
  })))
}

/** The newest event of these eras that a partner is told of each of these dossiers (message_out_of_dossier). */
export async function lastEventsToldOf(
  tx: Tx, partner: string, of: readonly { readonly dossierId: bigint; readonly era: number }[],
): Promise<ReadonlyMap<bigint, bigint>> {
  const { rows } = await sql<{ dossierId: bigint; last: bigint }>`
    select dossier_id, max(event_id) as last from integration.message_out
    where dossier_id = any(${of.map(({ dossierId }) => dossierId)}::bigint[]) and partner = ${partner}
      and era = any(${of.map(({ era }) => era)}::integer[])
    group by dossier_id`.execute(tx)
  return new Map(rows.map(({ dossierId, last }) => [dossierId, last]))
}

/**
 * The next messages of a partner in their order, without those of a dossier of which one is dead, and words about what
 * came of which one is: these wait for it (message_out_waiting, message_out_dead, message_out_dead_word); but for kinds
 * that go alone.
 */
export async function listWaiting(db: Db, partner: string, limit: number): Promise<WaitingMessage[]> {
  const { rows } = await sql<WaitingMessage>`
    select id, public_id, kind, dossier_id, answers_id, body, tries, tried_at from integration.message_out message
    where partner = ${partner} and state = 'waiting' and (kind = any(${[...ALONE]}::text[]) or answers_id is not null
      or not exists (select from integration.message_out dead
        where dead.partner = message.partner and dead.dossier_id = message.dossier_id and dead.state = 'dead'
          and dead.kind <> all(${[...ALONE]}::text[]) and dead.answers_id is null))
    and not exists (select from integration.message_out dead
      where dead.partner = message.partner and dead.answers_id = message.answers_id and dead.state = 'dead')
    order by id limit ${limit}`.execute(db)
  return rows
}

/** Those of these partners for whom any message waits, be it held by a dead one (message_out_waiting). */
export async function listAwaiting(db: Db, partners: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ partner: string }>`
    select asked.partner from unnest(${partners}::text[]) as asked(partner) cross join lateral (
      select from integration.message_out message
      where message.partner = asked.partner and state = 'waiting' limit 1) as one`.execute(db)
  return rows.map(({ partner }) => partner)
}

/** Notes what became of messages, of those that still wait. */
export async function noteOutcomes(db: Db | Tx, outcomes: readonly Outcome[], machineNow: Date): Promise<void> {
  if (outcomes.length === 0) return
  const taken = outcomes.filter((one) => one.is === 'taken')
  const refused = outcomes.filter((one) => one.is === 'refused')
  if (taken.length > 0) await sql`
    update integration.message_out set state = 'acknowledged', tries = tries + 1, tried_at = ${machineNow},
      acknowledged_at = ${machineNow}, fault = null, answer_digest = decode(answer, 'hex')
    from unnest(${taken.map(({ id }) => id)}::bigint[], ${taken.map(({ answer }) => hash(answer))}::text[]) said(id, answer)
    where message_out.id = said.id and state = 'waiting'`.execute(db)
  if (refused.length > 0) await sql`
    update integration.message_out set state = 'dead', tries = tries + 1, tried_at = ${machineNow}, fault = said.fault
    from unnest(${refused.map(({ id }) => id)}::bigint[], ${refused.map(({ fault }) => fault.slice(0, 100))}::text[])
      said(id, fault)
    where message_out.id = said.id and state = 'waiting'`.execute(db)
}

/** Notes that a call did not go through: nothing is known of these messages. */
export async function noteFailedCall(db: Db, ids: readonly bigint[], fault: string, machineNow: Date): Promise<void> {
  await sql`update integration.message_out set tries = tries + 1, tried_at = ${machineNow}, fault = ${fault}
    where id = any(${ids}::bigint[]) and state = 'waiting'`.execute(db)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
