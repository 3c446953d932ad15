import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PushAddress } from '../../../platform/push/encrypt-push.ts'

/** A browser on which somebody wants to be told, as its owner sees it. */
export interface PushSubscription {
  readonly publicId: string
  readonly device: string
  /** By which the browser itself knows its own address among them, and nobody finds it. */
  readonly digest: string
  readonly at: Date
}

/** One with what it takes to tell it. */
export interface ToldBrowser extends PushAddress {
  readonly id: bigint
  readonly publicId: string
  readonly personId: bigint
}

/** The browsers of somebody, the last first; a rule of the day says how many there may be. */
export async function listPushSubscriptions(db: Db | Tx, personId: bigint): Promise<PushSubscription[]> {
  const { rows } = await sql<PushSubscription>`
    select public_id, device, left(encode(sha256(convert_to(endpoint, 'UTF8')), 'hex'), 16) as digest, at
    from notifications.push_subscription
    where person_id = ${personId} order by id desc limit 100`.execute(db)
  return rows
}

/** The same for whoever sends (push_subscription_of_person). */
export async function listToldBrowsers(db: Db | Tx, personId: bigint): Promise<ToldBrowser[]> {
  const { rows } = await sql<ToldBrowser>`
    select id, public_id, person_id, endpoint, p256dh, auth from notifications.push_subscription
    where person_id = ${personId} order by id desc limit 100`.execute(db)
  return rows
}

/** Whether somebody has a browser on which they are told. */
export async function hasPushSubscription(db: Db | Tx, personId: bigint): Promise<boolean> {
  const { rows } = await sql`
    select from notifications.push_subscription where person_id = ${personId} limit 1`.execute(db)
  return rows.length > 0
}

/** Waits for whoever counts the browsers of the same person at the moment. */
export async function lockPushOf(tx: Tx, personId: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('push of', ${personId}))`.execute(tx)
}

/** Whose an address is now (push_subscription_once). */
export async function findByEndpoint(tx: Tx, endpoint: string): Promise<ToldBrowser | undefined> {
  const { rows: [row] } = await sql<ToldBrowser>`
    select id, public_id, person_id, endpoint, p256dh, auth from notifications.push_subscription
    where endpoint = ${endpoint}`.execute(tx)
  return row
}

/** Keeps one; undefined where somebody has kept its address meanwhile. */
export async function insertPushSubscription(
  tx: Tx, one: PushAddress & { readonly personId: bigint; readonly device: string; readonly at: Date },
): Promise<{ id: bigint; publicId: string } | undefined> {
  const { personId, endpoint, p256dh, auth, device, at } = one
  const { rows: [kept] } = await sql<{ id: bigint; publicId: string }>`
    insert into notifications.push_subscription (person_id, endpoint, p256dh, auth, device, at)
    values (${personId}, ${endpoint}, ${p256dh}, ${auth}, ${device}, ${at})
    on conflict do nothing returning id, public_id`.execute(tx)
  return kept
}

/** Deletes one of somebody's, once; undefined where there is none. */
export async function deletePushSubscription(
  tx: Tx, { personId, publicId }: { readonly personId: bigint; readonly publicId: string },
): Promise<bigint | undefined> {
  const { rows: [gone] } = await sql<{ id: bigint }>`
    delete from notifications.push_subscription
    where person_id = ${personId} and public_id = ${publicId} returning id`.execute(tx)
  return gone?.id
}
