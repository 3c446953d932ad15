import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Trials } from '../domain/trials.ts'
import type { WebhookKind } from '../domain/webhook-kinds.ts'
import { type LockedMessage, AS_NEW, becomesDropped } from './mending.ts'
import { nextOf, releaseBehind } from './set-aside.ts'

/** An address of an outside developer that is told of dossiers. */
export interface Webhook extends Trials {
  readonly id: bigint
  readonly publicId: string
  readonly partner: string
  readonly unitId: bigint
  readonly address: string
  readonly kinds: readonly WebhookKind[]
  readonly secretDigest: Buffer
  readonly madeAt: Date
  readonly madeBy: bigint
  /** The program that registered it; null where an officer did. */
  readonly clientId: bigint | null
  /** Until when that program may be let in: it is told of nothing later. */
  readonly validUntil: Date | null
  readonly endedAt: Date | null
}

const COLUMNS = sql`webhook.id, public_id, webhook.partner, unit_id, address, kinds, secret_digest, made_at, made_by,
  client_id, valid_until, ended_at, trials_from, trials`
const WEBHOOK = sql`${COLUMNS} from integration.webhook`
/** Whether it is told of dossiers, by the clock of the machine. */
const isActive = (machineNow: Date) => sql`ended_at is null and coalesce(valid_until > ${machineNow}, true)`

/** Writes an endpoint; answers its id, undefined where the unit has one of that address (webhook_once_a_unit). */
export async function insertWebhook(
  tx: Tx, one: Omit<Webhook, 'id' | 'endedAt' | keyof Trials>,
): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    insert into integration.webhook (public_id, partner, unit_id, address, kinds, secret_digest, made_at, made_by,
      client_id, valid_until)
    values (${one.publicId}, ${one.partner}, ${one.unitId}, ${one.address}, ${one.kinds}, ${one.secretDigest},
      ${one.madeAt}, ${one.madeBy}, ${one.clientId}, ${one.validUntil})
    on conflict (unit_id, address) where ended_at is null do nothing returning id`.execute(tx)
  return row?.id
}

/**
 * How many endpoints a unit has, and a program; whoever registers another for that unit waits until `tx` ends, so that
 * two at once are counted one by one (webhook_of_unit, webhook_of_client).
 */
export async function countWebhooks(
  tx: Tx, { unitId, clientId }: Pick<Webhook, 'unitId' | 'clientId'>,
): Promise<{ readonly ofUnit: number; readonly ofClient: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('webhooks of unit', ${unitId}))`.execute(tx)
  if (clientId !== null) await sql`select pg_advisory_xact_lock(hashtextextended('webhooks of client', ${clientId}))`.execute(tx)
  const { rows: [row] } = await sql<{ ofUnit: number; ofClient: number }>`
    select (select count(*)::int from integration.webhook where unit_id = ${unitId} and ended_at is null) as of_unit,
      (select count(*)::int from integration.webhook where client_id = ${clientId} and ended_at is null) as of_client`
    .execute(tx)
  if (!row) throw new Error('nothing counted')
  return row
}

/**
 * The next that are told of dossiers, after the one with that id. They do not end until `tx` does: else what is made
 * for one that ends meanwhile would wait for ever.
 */
export async function holdActiveWebhooks(
  tx: Tx, machineNow: Date, { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`select ${WEBHOOK} where ${isActive(machineNow)} and webhook.id > ${after}
    order by webhook.id limit ${limit} for share of webhook`.execute(tx)
  return rows
}

/** The same of one by its id. */
export async function holdActiveWebhook(tx: Tx, id: bigint, machineNow: Date): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`
    select ${WEBHOOK} where ${isActive(machineNow)} and webhook.id = ${id} for share of webhook`.execute(tx)
  return rows[0]
}

/**
 * Those for which something waits that may go and which may be called now, by the clock of the machine, without those
 * named; whoever was called longest ago first, `limit` at most.
 */
export async function listDueWebhooks(
  db: Db, machineNow: Date, { without, limit }: { readonly without: readonly string[]; readonly limit: number },
): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`select ${WEBHOOK} join integration.partner on code = partner
    where ${isActive(machineNow)} and paused_at is null and coalesce(retry_at <= ${machineNow}, true)
      and webhook.partner <> all(${without}::text[])
      and exists (select from (${nextOf(sql`webhook.partner`, 1)}) one where not is_behind)
    order by answered_at nulls first, webhook.id limit ${limit}`.execute(db)
  return rows
}

/** Whether a message still waits for an endpoint that is still told of dossiers: asked before each call. */
export async function isStillWanted(db: Db, messageId: bigint, machineNow: Date): Promise<boolean> {
  const { rows } = await sql`select from integration.message_out message
    join integration.webhook on webhook.partner = message.partner
    where message.id = ${messageId} and state = 'waiting' and ${isActive(machineNow)}`.execute(db)
  return rows.length === 1
}

/** The endpoints that a program registered and that have not ended, held until `tx` ends, in the order of their ids. */
export async function lockWebhooksOfClient(tx: Tx, clientId: bigint): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`select ${WEBHOOK} where client_id = ${clientId} and ended_at is null
    order by webhook.id for update of webhook`.execute(tx)
  return rows
}

/**
 * Endpoints that have not ended though the time of their program is over, held until `tx` ends; one that somebody holds
 * is left to them (webhook_outlived).
 */
export async function lockOutlivedWebhooks(tx: Tx, machineNow: Date, limit: number): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`select ${WEBHOOK} where ended_at is null and valid_until <= ${machineNow}
    order by valid_until limit ${limit} for update of webhook skip locked`.execute(tx)
  return rows
}

/** How an endpoint stands, for whoever keeps it. */
export interface WebhookStanding extends Webhook {
  readonly waiting: number
  readonly dead: number
  readonly failures: number
  readonly fault: string | null
  readonly answeredAt: Date | null
  readonly retryAt: Date | null
  readonly pausedAt: Date | null
}

/** Counted no further. */
const MOST = 1_000

/**
 * Endpoints of these units that have not ended, of all where none are named; of one program alone, and those that have
 * ended too, where that is asked for. The newest first.
 */
export async function listWebhooks(
  db: Db, unitIds: readonly bigint[] | undefined,
  { before, limit, clientId, isEndedToo = false }: {
    readonly before?: bigint | undefined; readonly limit: number
    readonly clientId?: bigint | undefined; readonly isEndedToo?: boolean
  },
): Promise<WebhookStanding[]> {
  const { rows } = await sql<WebhookStanding>`
    select failures, fault, answered_at, retry_at, paused_at,
      (select count(*)::int from (select from integration.message_out message
        where message.partner = code and state = 'waiting' limit ${MOST}) counted) as waiting,
      (select count(*)::int from (select from integration.message_out message
        where message.partner = code and state = 'dead' limit ${MOST}) counted) as dead,
      ${COLUMNS}
    from integration.webhook join integration.partner on code = webhook.partner
    where (ended_at is null or ${isEndedToo})
      and (${unitIds ?? null}::bigint[] is null or unit_id = any(${unitIds ?? null}::bigint[]))
      and (${clientId ?? null}::bigint is null or client_id = ${clientId ?? null}::bigint)
      and (${before ?? null}::bigint is null or webhook.id < ${before ?? null}::bigint)
    order by webhook.id desc limit ${limit}`.execute(db)
  return rows
}

/** An endpoint by its address outside, ended or not. */
export async function findWebhook(db: Db | Tx, publicId: string): Promise<Webhook | undefined> {
  return (await sql<Webhook>`select ${WEBHOOK} where public_id = ${publicId}`.execute(db)).rows[0]
}

/** An endpoint that has not ended, held until `tx` ends. */
export async function lockWebhook(tx: Tx, publicId: string): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`
    select ${WEBHOOK} where public_id = ${publicId} and ended_at is null for update of webhook`.execute(tx)
  return rows[0]
}

/** Notes that it is tried out once more. */
export async function countTrial(tx: Tx, id: bigint, { trialsFrom, trials }: Trials): Promise<void> {
  await sql`update integration.webhook set trials_from = ${trialsFrom}, trials = ${trials} where id = ${id}`.execute(tx)
}

/** Nothing more goes to it; what waited for it is not sent. */
export async function endWebhookRow(
  tx: Tx, { id, partner }: Webhook, by: { readonly at: Date; readonly accountId: bigint },
): Promise<void> {
  await sql`update integration.webhook set ended_at = ${by.at}, ended_by = ${by.accountId} where id = ${id}`.execute(tx)
  await sql`update integration.message_out set ${becomesDropped('webhook-ended')}
    where partner = ${partner} and state in ('waiting', 'dead')`.execute(tx)
}

/** What an endpoint was told, or is to be told: what it is about and what became of it. */
export interface WebhookMessage {
  readonly id: bigint
  readonly publicId: string
  readonly kind: string
  readonly dossierId: bigint | null
  readonly happenedAt: Date
  readonly state: 'waiting' | 'acknowledged' | 'dead' | 'dropped'
  readonly tries: number
  readonly triedAt: Date | null
  readonly fault: string | null
  readonly acknowledgedAt: Date | null
  readonly body: Readonly<Record<string, unknown>>
}

/** The messages of an endpoint, newest first, before the one with that id (message_out_of_webhook). */
export async function listWebhookMessages(
  db: Db, partner: string, { before, limit }: { readonly before?: bigint | undefined; readonly limit: number },
): Promise<WebhookMessage[]> {
  const { rows } = await sql<WebhookMessage>`
    select id, public_id, kind, dossier_id, happened_at, state, tries, tried_at, fault, acknowledged_at, body
    from integration.message_out where partner = ${partner} and partner like 'webhook-%'
      and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
    order by id desc limit ${limit}`.execute(db)
  return rows
}

type LockedWebhookMessage = Pick<WebhookMessage, 'id' | 'state' | 'dossierId'> & Pick<LockedMessage, 'partner' | 'answersId'>

/** A message of an endpoint, held until `tx` ends. */
export async function lockWebhookMessage(
  tx: Tx, partner: string, publicId: string,
): Promise<LockedWebhookMessage | undefined> {
  const { rows } = await sql<LockedWebhookMessage>`
    select id, partner, state, dossier_id, answers_id from integration.message_out
    where public_id = ${publicId} and partner = ${partner} and thinned_at is null for update`.execute(tx)
  return rows[0]
}

/** It waits again, also where it was taken before, and others after it: whoever lost it knows it by its id. */
export async function sendAgain(
  tx: Tx, message: Pick<LockedMessage, 'id' | 'partner' | 'dossierId' | 'answersId'>,
): Promise<void> {
  await sql`update integration.message_out set ${AS_NEW} where id = ${message.id}`.execute(tx)
  await releaseBehind(tx, message)
}
