import { type ColumnType, type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import type { MaintenanceTimes } from './domain/maintenance.ts'

type MaintenanceTables = {
  'notifications.maintenance': {
    id: GeneratedAlways<bigint>
    publicId: ColumnType<string, never, never>
    startsAt: Date
    endsAt: Date
    effect: string
    urgentReason: string | null
    announcedAt: Date
    announcedBy: bigint
    endedAt: ColumnType<Date | null, never, Date>
    endedBy: ColumnType<bigint | null, never, bigint>
    endNote: ColumnType<string | null, never, string>
  }
}

export interface Maintenance extends MaintenanceTimes {
  readonly id: bigint
  readonly publicId: string
  readonly effect: string
  readonly urgentReason: string | null
  readonly announcedAt: Date
  readonly announcedBy: bigint
  readonly endedBy: bigint | null
  readonly endNote: string | null
}

const COLUMNS = [
  'id', 'publicId', 'startsAt', 'endsAt', 'effect', 'urgentReason', 'announcedAt', 'announcedBy', 'endedAt', 'endedBy',
  'endNote',
] as const
/** So many are announced at once at most; nobody reads more. */
const MOST_ANNOUNCED = 20

export type NewMaintenance = Pick<
  Maintenance, 'startsAt' | 'endsAt' | 'effect' | 'urgentReason' | 'announcedAt' | 'announcedBy'
>

/** Keeps an announcement; undefined if another stands at that time (maintenance_one_at_a_time). */
export async function insertMaintenance(
  tx: Tx, maintenance: NewMaintenance,
): Promise<Pick<Maintenance, 'id' | 'publicId'> | undefined> {
  return tx.withTables<MaintenanceTables>().insertInto('notifications.maintenance').values(maintenance)
    .onConflict((clash) => clash.doNothing()).returning(['id', 'publicId']).executeTakeFirst()
}

/** Holds one until `tx` ends. */
export async function lockMaintenance(tx: Tx, publicId: string): Promise<Maintenance | undefined> {
  return tx.withTables<MaintenanceTables>().selectFrom('notifications.maintenance').select(COLUMNS)
    .where('publicId', '=', publicId).forUpdate().executeTakeFirst()
}

/** Ends one; the caller holds the row. */
export async function endMaintenanceRow(
  tx: Tx, id: bigint, ended: { readonly endedAt: Date; readonly endedBy: bigint; readonly endNote: string },
): Promise<void> {
  await tx.withTables<MaintenanceTables>().updateTable('notifications.maintenance').set(ended)
    .where('id', '=', id).execute()
}

/** What is announced and not over, the next first. */
export async function listAnnounced(db: Db | Tx, now: Date): Promise<Maintenance[]> {
  return db.withTables<MaintenanceTables>().selectFrom('notifications.maintenance').select(COLUMNS)
    .where('endedAt', 'is', null).where('endsAt', '>', now).orderBy('startsAt').limit(MOST_ANNOUNCED).execute()
}

/** All of them, the newest announcement first. */
export async function listMaintenance(
  db: Db, { before, limit }: { readonly before?: bigint | undefined; readonly limit: number },
): Promise<Maintenance[]> {
  return db.withTables<MaintenanceTables>().selectFrom('notifications.maintenance').select(COLUMNS)
    .where(before === undefined ? sql<boolean>`true` : sql<boolean>`id < ${before}`)
    .orderBy('id', 'desc').limit(limit).execute()
}
