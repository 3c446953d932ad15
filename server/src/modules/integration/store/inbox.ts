import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { type Confirmation, type InMessage, UNREADABLE } from '../domain/inbox.ts'
import type { CameMessage } from '../inlet.ts'

/** Of these packages those that were taken before. */
export async function takenAmong(db: Db, partner: string, packages: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ package: string }>`
    select package from integration.package_in where partner = ${partner} and package = any(${[...packages]}::text[])`
    .execute(db)
  return new Set(rows.map((row) => row.package))
}

/** Of these packages those that were taken before and could be read. */
export async function readAmong(db: Db, partner: string, packages: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ package: string }>`
    select package from integration.package_in join integration.message_in came on came.id = message_id
    where package_in.partner = ${partner} and package = any(${[...packages]}::text[]) and kind <> ${UNREADABLE}`.execute(db)
  return new Set(rows.map((row) => row.package))
}

/** A message as it stands in the inbox already. */
export interface KnownMessage { readonly id: bigint; readonly digest: Buffer; readonly state: string }

/** Keeps a message; undefined where its number is there already (message_in_came_once). */
export async function insertCame(
  tx: Tx, partner: string, came: CameMessage, machineNow: Date,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { number, kind, sender, saidAt, body, digest, fault } = came
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into integration.message_in (partner, number, kind, sender, said_at, body, digest, received_at, state, fault)
    values (${partner}, ${number}, ${kind}, ${sender}, ${saidAt}, ${JSON.stringify(body)}::jsonb, ${digest}, ${machineNow},
      ${fault === null ? 'waiting' : 'held'}, ${fault})
    on conflict (partner, number) do nothing returning id, public_id`.execute(tx)
  return row
}

/** Which uploads its files are, by what the message calls them. */
export async function noteUploads(tx: Tx, id: bigint, uploads: Readonly<Record<string, string>>): Promise<void> {
  await sql`update integration.message_in set body = jsonb_set(body, '{uploads}', ${JSON.stringify(uploads)}::jsonb)
    where id = ${id}`.execute(tx)
}

/** Of these uploads, by their public ids, those that a message names which is not done yet (of every partner). */
export async function uploadsInMessages(db: Db, uploads: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ upload: string }>`
    -- Each half is read by its own index (message_in_waiting, message_in_held); of both at once none is.
    with undone as (
      select body from integration.message_in where state = 'waiting' union all
      select body from integration.message_in where state = 'held')
    select distinct named #>> '{}' as upload from undone, jsonb_path_query(body, '$.uploads.*') named
    where named #>> '{}' = any(${[...uploads]}::text[])`.execute(db)
  return new Set(rows.map(({ upload }) => upload))
}

/** The message of that number. */
export async function findCame(db: Db | Tx, partner: string, number: string): Promise<KnownMessage | undefined> {
  const { rows: [row] } = await sql<KnownMessage>`
    select id, digest, state from integration.message_in where partner = ${partner} and number = ${number}`.execute(db)
  return row
}

/** Notes in which package a message lay; twice changes nothing. */
export async function insertPackage(
  tx: Tx, { partner, name, messageId, due }: {
    readonly partner: string; readonly name: string; readonly messageId: bigint
    /** What the partner is to know of it; null: nothing. */
    readonly due: Confirmation | null
  },
): Promise<void> {
  await sql`insert into integration.package_in (partner, package, message_id, due)
    values (${partner}, ${name}, ${messageId}, ${due}) on conflict do nothing`.execute(tx)
}

const COLUMNS = sql`id, public_id, number, kind, sender, said_at, body, received_at`

/** The next messages of a partner that may be worked off, the first that came first (message_in_waiting). */
export async function listToHandle(
  db: Db, partner: string, machineNow: Date, limit: number,
): Promise<(InMessage & { readonly tries: number })[]> {
  const { rows } = await sql<InMessage & { tries: number }>`
    select ${COLUMNS}, tries from integration.message_in
    where partner = ${partner} and state = 'waiting' and coalesce(retry_at <= ${machineNow}, true)
    order by id limit ${limit}`.execute(db)
  return rows
}

/** A message that waits, held until `tx` ends; undefined where another process has it or did it. */
export async function lockToHandle(tx: Tx, id: bigint): Promise<InMessage | undefined> {
  const { rows: [row] } = await sql<InMessage>`
    select ${COLUMNS} from integration.message_in where id = ${id} and state = 'waiting' for update skip locked`.execute(tx)
  return row
}

/** Notes that it is done. */
export async function noteDone(tx: Tx, id: bigint, dossierId: bigint | null, machineNow: Date): Promise<void> {
  await sql`update integration.message_in set state = 'done', done_at = ${machineNow}, dossier_id = ${dossierId},
    fault = null, retry_at = null where id = ${id}`.execute(tx)
}

/** Holds it with its cause, until somebody decides. */
export async function noteHeld(tx: Tx, id: bigint, fault: string, dossierId: bigint | null): Promise<void> {
  await sql`update integration.message_in set state = 'held', fault = ${fault.slice(0, 100)}, retry_at = null,
    dossier_id = coalesce(${dossierId}, dossier_id) where id = ${id}`.execute(tx)
}

/** Something of ours failed: it is tried again later. */
export async function noteStumbled(db: Db, id: bigint, fault: string, retryAt: Date): Promise<void> {
  await sql`update integration.message_in set tries = tries + 1, fault = ${fault.slice(0, 100)}, retry_at = ${retryAt}
    where id = ${id} and state = 'waiting'`.execute(db)
}

/** What could not be read says now what it is. Answers whether no other message has that number. */
export async function noteRead(tx: Tx, id: bigint, came: CameMessage): Promise<boolean> {
  const { number, kind, sender, saidAt, body, digest } = came
  const { numAffectedRows } = await sql`
    update integration.message_in set number = ${number}, kind = ${kind}, sender = ${sender}, said_at = ${saidAt},
      body = ${JSON.stringify(body)}::jsonb, digest = ${digest}, fault = null
    where id = ${id} and kind = ${UNREADABLE} and not exists (select from integration.message_in other
      where other.partner = message_in.partner and other.number = ${number})`.execute(tx)
  return numAffectedRows === 1n
}

/** The package in which a message came first by name. */
export async function packageOf(db: Db, messageId: bigint): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ package: string }>`
    select package from integration.package_in where message_id = ${messageId} order by package limit 1`.execute(db)
  return row?.package
}

/** The partner was asked what it has for us; `fault`: in vain; `retryAt`: it said when it may be asked again. */
export async function noteFetched(
  db: Db, partner: string, machineNow: Date, fault: string | null, retryAt: Date | null = null,
): Promise<void> {
  await (fault === null
    ? sql`update integration.partner set fetched_at = ${machineNow}, fetch_fault = null, fetch_retry_at = null
      where code = ${partner}`
    : sql`update integration.partner set fetch_fault = ${fault.slice(0, 100)}, fetch_retry_at = ${retryAt}
      where code = ${partner}`).execute(db)
}

/** Why a partner that asked for a rest is not asked what it has for us; undefined where it may be. */
export async function findFetchRest(db: Db, partner: string, machineNow: Date): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ fault: string }>`
    select fetch_fault as fault from integration.partner where code = ${partner} and fetch_retry_at > ${machineNow}`
    .execute(db)
  return row?.fault
}
