import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import { digestOf } from '../digest.ts'
import type { NewMessage, Outcome, WaitingMessage } from '../domain/message.ts'
import { deadBefore, nextOf } from './set-aside.ts'

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
 * The next messages of a partner in their order, without those that a dead one holds up (`deadBefore`): these wait for
 * it. They are set aside before (`setAside`), else each look would read them all; what is not yet does not go either.
 */
export async function listWaiting(db: Db, partner: string, limit: number): Promise<WaitingMessage[]> {
  const { rows } = await sql<WaitingMessage>`
    select id, public_id, kind, dossier_id, answers_id, body, tries, tried_at, stumbles from (${nextOf(sql`${partner}`, limit)}) one
    where not is_behind and ${deadBefore(sql.ref('one'))} is null order by id`.execute(db)
  return rows
}

/** Those of these partners for whom something waits that is not set aside. */
export async function listAwaiting(db: Db, partners: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ partner: string }>`
    select asked.partner from unnest(${partners}::text[]) as asked(partner)
    cross join lateral (${nextOf(sql`asked.partner`, 1)}) as one where not one.is_behind`.execute(db)
  return rows.map(({ partner }) => partner)
}

/** Notes what became of messages, of those that still wait. */
export async function noteOutcomes(db: Db | Tx, outcomes: readonly Outcome[], machineNow: Date): Promise<void> {
  if (outcomes.length === 0) return
  const taken = outcomes.filter((one) => one.is === 'taken')
  const refused = outcomes.filter((one) => one.is === 'refused')
  if (taken.length > 0) await sql`
    update integration.message_out set state = 'acknowledged', is_behind = false, tries = tries + 1, tried_at = ${machineNow},
      acknowledged_at = ${machineNow}, fault = null, answer_digest = decode(answer, 'hex')
    from unnest(${taken.map(({ id }) => id)}::bigint[], ${taken.map(({ answer }) => hash(answer))}::text[]) said(id, answer)
    where message_out.id = said.id and state = 'waiting'`.execute(db)
  if (refused.length > 0) await sql`
    update integration.message_out set state = 'dead', is_behind = false, tries = tries + 1, tried_at = ${machineNow},
      fault = said.fault
    from unnest(${refused.map(({ id }) => id)}::bigint[], ${refused.map(({ fault }) => fault.slice(0, 100))}::text[])
      said(id, fault)
    where message_out.id = said.id and state = 'waiting'`.execute(db)
}

/**
 * Notes that a call did not go through: nothing is known of these messages, but on which the partner stumbles. Of a
 * call that counts as no try (`isTry`) they go with others as before.
 */
export async function noteFailedCall(
  db: Db, failed: readonly { readonly id: bigint; readonly isStumble: boolean }[],
  { fault, isTry, machineNow }: { readonly fault: string; readonly isTry: boolean; readonly machineNow: Date },
): Promise<void> {
  await sql`
    update integration.message_out set tries = tries + ${isTry}::boolean::int, tried_at = ${machineNow}, fault = ${fault},
      stumbles = stumbles + is_stumble::int
    from unnest(${failed.map(({ id }) => id)}::bigint[], ${failed.map((one) => one.isStumble)}::boolean[])
      said(id, is_stumble)
    where message_out.id = said.id and state = 'waiting'`.execute(db)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
