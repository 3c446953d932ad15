import { type ColumnType, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'

type ReadTables = {
  'audit.read': {
    id: ColumnType<bigint, never, never>
    recordedAt: ColumnType<Date, never, never>
    happenedAt: Date
    actorId: bigint
    unitId: bigint | null
    fromAddr: string | null
    page: string
    purpose: string
    dossierId: bigint | null
    personIds: bigint[]
  }
}

export interface NewRead {
  readonly actorId: bigint
  readonly unitId?: bigint | undefined
  readonly fromAddr?: string | undefined
  readonly happenedAt: Date
  /** As the route is declared, never as it was called. */
  readonly page: string
  /** The legal ground, or the work at hand. */
  readonly purpose: string
  readonly dossierId?: bigint | undefined
  /** Everybody whose data the answer shows; one row a page, not one a person. */
  readonly personIds: readonly bigint[]
  /** True for look-ups in registers: then not even the last second may be lost in a crash. */
  readonly isRegister?: boolean
  /** Kept although nobody knows whose data it was, as of what a stranger sent: the reason must stand somewhere. */
  readonly isOfUnknown?: boolean
}

/**
 * Notes that somebody was shown personal data (NĐ 13/2023), before the answer leaves; shows nobody, notes nothing. In a
 * transaction of its own, without waiting for the disk: a crash may lose the last second of it (docs/adr), which costs
 * less than every page being slower.
 */
export async function recordRead(db: Db, read: NewRead): Promise<void> {
  await recordReads(db, [read])
}

/** Several at once, a row each, all or none; where one is a look-up in a register, none of them is lost in a crash. */
export async function recordReads(db: Db, reads: readonly NewRead[]): Promise<void> {
  const rows = reads.filter(({ personIds, isOfUnknown }) => personIds.length > 0 || isOfUnknown)
    .map(({ actorId, unitId = null, fromAddr = null, happenedAt, page, purpose, dossierId = null, personIds }) =>
      ({ actorId, unitId, fromAddr, happenedAt, page, purpose, dossierId, personIds: [...new Set(personIds)] }))
  if (rows.length === 0) return
  await db.transaction().execute(async (tx) => {
    if (!reads.some(({ isRegister }) => isRegister)) await sql`set local synchronous_commit = off`.execute(tx)
    await tx.withTables<ReadTables>().insertInto('audit.read').values(rows).execute()
  })
}

export interface RecordedRead {
  readonly happenedAt: Date
  readonly actorId: bigint
  readonly unitId: bigint | null
  readonly page: string
  readonly purpose: string
  readonly dossierId: bigint | null
}

/** Only looks at these pages, as the routes are declared; only such as happened before a moment. */
export interface ReadsWanted { readonly pages?: readonly string[]; readonly before?: Date | undefined }

/** Who looked at this person's data, latest first, at most `limit`; served by `read_person`. */
export async function listReadsOfPerson(
  db: Db | Tx, personId: bigint, limit: number, { pages, before }: ReadsWanted = {},
): Promise<RecordedRead[]> {
  return db.withTables<ReadTables>().selectFrom('audit.read')
    .select(['happenedAt', 'actorId', 'unitId', 'page', 'purpose', 'dossierId'])
    .where('personIds', '@>', sql<bigint[]>`array[${personId}::bigint]`)
    .$if(pages !== undefined, (query) => query.where('page', 'in', pages ?? []))
    .$if(before !== undefined, (query) => query.where('happenedAt', '<', before as Date))
    .orderBy(before || pages ? 'happenedAt' : 'recordedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
