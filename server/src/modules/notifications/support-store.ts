import { type ColumnType, type Generated, type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import type { SupportState } from './domain/support.ts'

type SupportTables = {
  'notifications.supportRequest': {
    id: GeneratedAlways<bigint>
    publicId: ColumnType<string, never, never>
    askedBy: bigint
    unitId: bigint
    screen: string
    dossierNumber: string | null
    version: string
    text: string
    at: Date
    state: Generated<SupportState>
    stateAt: Date
  }
  'notifications.supportAnswer': {
    id: GeneratedAlways<bigint>
    requestId: bigint
    kind: 'answer' | 'passing-on'
    saidBy: bigint
    text: string
    at: Date
  }
}

export interface SupportRequest {
  readonly id: bigint
  readonly publicId: string
  readonly askedBy: bigint
  readonly unitId: bigint
  readonly screen: string
  readonly dossierNumber: string | null
  readonly version: string
  readonly text: string
  readonly at: Date
  readonly state: SupportState
  readonly stateAt: Date
}
export type NewSupportRequest = Omit<SupportRequest, 'id' | 'publicId' | 'at' | 'state' | 'stateAt'>

export interface SupportAnswer {
  readonly kind: 'answer' | 'passing-on'
  readonly saidBy: bigint
  readonly text: string
  readonly at: Date
}

const COLUMNS = [
  'id', 'publicId', 'askedBy', 'unitId', 'screen', 'dossierNumber', 'version', 'text', 'at', 'state', 'stateAt',
] as const

/** Keeps a new request. */
export async function insertSupportRequest(
  tx: Tx, request: NewSupportRequest, at: Date,
): Promise<{ id: bigint; publicId: string }> {
  return tx.withTables<SupportTables>().insertInto('notifications.supportRequest')
    .values({ ...request, at, stateAt: at }).returning(['id', 'publicId']).executeTakeFirstOrThrow()
}

/** A request by its address; whoever asks has to see whether it is within reach. */
export async function findSupportRequest(db: Db | Tx, publicId: string): Promise<SupportRequest | undefined> {
  return db.withTables<SupportTables>().selectFrom('notifications.supportRequest').select(COLUMNS)
    .where('publicId', '=', publicId).executeTakeFirst()
}

/** Holds a request until `tx` ends. */
export async function lockSupportRequest(tx: Tx, publicId: string): Promise<SupportRequest | undefined> {
  return tx.withTables<SupportTables>().selectFrom('notifications.supportRequest').select(COLUMNS)
    .where('publicId', '=', publicId).forUpdate().executeTakeFirst()
}

export interface SupportWanted {
  /** Asked by this account; or, of all, those of these units (undefined: of all units). */
  readonly askedBy?: bigint | undefined
  readonly unitIds?: readonly bigint[] | undefined
  readonly isOpenOnly?: boolean
  /** Goes on after this one. */
  readonly before?: bigint | undefined
  readonly limit: number
}

/** Requests, newest first. */
export async function listSupportRequests(
  db: Db, { askedBy, unitIds, isOpenOnly = false, before, limit }: SupportWanted,
): Promise<SupportRequest[]> {
  let query = db.withTables<SupportTables>().selectFrom('notifications.supportRequest').select(COLUMNS)
  if (askedBy !== undefined) query = query.where('askedBy', '=', askedBy)
  if (unitIds) query = query.where('unitId', '=', sql<bigint>`any(${[...unitIds]}::bigint[])`)
  if (isOpenOnly) query = query.where('state', 'in', ['new', 'passed-on'])
  if (before !== undefined) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Moves the state; the caller holds the row. */
export async function moveSupportRequest(tx: Tx, id: bigint, state: SupportState, at: Date): Promise<void> {
  await tx.withTables<SupportTables>().updateTable('notifications.supportRequest').set({ state, stateAt: at })
    .where('id', '=', id).execute()
}

/** Keeps what was said to a request. */
export async function insertSupportAnswer(tx: Tx, requestId: bigint, answer: SupportAnswer): Promise<void> {
  await tx.withTables<SupportTables>().insertInto('notifications.supportAnswer').values({ requestId, ...answer })
    .execute()
}

/** What was said to a request, first things first. */
export async function listSupportAnswers(db: Db, requestId: bigint): Promise<SupportAnswer[]> {
  return db.withTables<SupportTables>().selectFrom('notifications.supportAnswer')
    .select(['kind', 'saidBy', 'text', 'at']).where('requestId', '=', requestId).orderBy('id').execute()
}
