import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

export type CommandKind = 'intake' | 'ticket' | 'hand-over'
  | 'parcel-delivery' | 'parcel-failure' | 'parcel-collection' | 'unknown'

/** A command as it came, with what was made of it. */
export interface SettledCommand {
  readonly id: bigint
  readonly publicId: string
  readonly n: number
  readonly kind: CommandKind
  readonly state: 'accepted' | 'refused'
  readonly bodyHash: Buffer
  readonly refusal: string | null
  readonly reason: string | null
  readonly madeId: string | null
  readonly madeNumber: string | null
  /** When somebody at the desk had dealt with it; null while it waits, and of what was accepted. */
  readonly settledAt: Date | null
}

export interface NewCommand {
  readonly deviceId: bigint
  readonly publicId: string
  readonly outingId: bigint
  readonly unitId: bigint
  readonly n: number
  readonly kind: CommandKind
  readonly madeAt: Date
  readonly receivedAt: Date
  readonly bodyHash: Buffer
  readonly signature: Buffer
  /** Of what is refused. */
  readonly body: string | null
  readonly refusal: string | null
  readonly reason: string | null
  /** Of what is accepted. */
  readonly madeId: string | null
  readonly madeNumber: string | null
}

/** What became of a command of a device; undefined while it is neither accepted nor refused. */
export async function findCommand(
  db: Db | Tx, deviceId: bigint, publicId: string,
): Promise<SettledCommand | undefined> {
  const { rows } = await sql<SettledCommand>`
    select id, public_id, n, kind, state, body_hash, refusal, reason, made_id, made_number, settled_at from offline.command
    where device_id = ${deviceId} and public_id = ${publicId}`.execute(db)
  return rows[0]
}

/** Writes what became of a command, once (command_once); undefined if something became of it before. */
export async function insertCommand(tx: Tx, one: NewCommand): Promise<bigint | undefined> {
  const state = one.refusal === null ? 'accepted' : 'refused'
  const { rows } = await sql<{ id: bigint }>`
    insert into offline.command (device_id, public_id, outing_id, unit_id, n, kind, made_at, received_at, state, body_hash,
      signature, body, refusal, reason, made_id, made_number)
    values (${one.deviceId}, ${one.publicId}, ${one.outingId}, ${one.unitId}, ${one.n}, ${one.kind}, ${one.madeAt},
      ${one.receivedAt}, ${state}, ${one.bodyHash}, ${one.signature}, ${one.body}, ${one.refusal}, ${one.reason},
      ${one.madeId}, ${one.madeNumber})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** How many commands of an outing have come (command_of_outing); looks no further than `most`. */
export async function countOfOuting(db: Db | Tx, outingId: bigint, most: number): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::integer as count from (
    select from offline.command where outing_id = ${outingId} limit ${most}) as found`.execute(db)
  return row?.count ?? 0
}

/** A command that was refused and waits for somebody. */
export interface RefusedCommand {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly deviceNumber: number
  readonly deviceName: string
  readonly accountId: bigint
  readonly n: number
  readonly kind: CommandKind
  readonly madeAt: Date
  readonly receivedAt: Date
  readonly refusal: string
  readonly reason: string
  readonly body: string
}

const REFUSED = sql`command.id, command.public_id, command.unit_id, device.number as device_number,
    device.name as device_name, outing.account_id, command.n, command.kind, command.made_at, command.received_at,
    command.refusal, command.reason, command.body
  from offline.command join offline.device on device.id = command.device_id
    join offline.outing on outing.id = command.outing_id`

/** Of these sections, the longest waiting first, after `after` (command_to_settle). */
export async function listRefused(
  db: Db | Tx, { unitIds, after, limit }: {
    readonly unitIds: readonly bigint[]
    readonly after?: { readonly at: Date; readonly id: bigint } | undefined
    readonly limit: number
  },
): Promise<RefusedCommand[]> {
  const { rows } = await sql<RefusedCommand>`select ${REFUSED}
    where command.unit_id = any(${unitIds}::bigint[]) and command.state = 'refused' and command.settled_at is null
      and (${after === undefined} or (command.received_at, command.id) > (${after?.at ?? null}, ${after?.id ?? null}))
    order by command.received_at, command.id limit ${limit}`.execute(db)
  return rows
}

/** One that waits, at its public id. */
export async function findRefused(db: Db | Tx, publicId: string): Promise<RefusedCommand | undefined> {
  const { rows } = await sql<RefusedCommand>`select ${REFUSED}
    where command.public_id = ${publicId} and command.state = 'refused' and command.settled_at is null`.execute(db)
  return rows[0]
}

/** One that waits, held. */
export async function lockRefused(tx: Tx, publicId: string): Promise<RefusedCommand | undefined> {
  const { rows } = await sql<RefusedCommand>`select ${REFUSED}
    where command.public_id = ${publicId} and command.state = 'refused' and command.settled_at is null
    for update of command`.execute(tx)
  return rows[0]
}

/** Somebody has dealt with it: what was in it is forgotten. */
export async function endRefused(tx: Tx, id: bigint, note: string, by: bigint, at: Date): Promise<void> {
  await sql`update offline.command set body = null, note = ${note}, settled_by = ${by}, settled_at = ${at}
    where id = ${id}`.execute(tx)
}
