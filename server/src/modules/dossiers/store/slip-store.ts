import { type Selectable, sql } from 'kysely'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export type Slip = Selectable<DossierTables['dossiers.slip']>
export interface NewSlip {
  readonly publicId: string
  readonly dossierId: bigint
  readonly formSet: string
  readonly form: string
  readonly isDraft: boolean
  readonly madeAt: Date
  readonly madeBy: bigint
  readonly data: Json
}

/** Keeps what a paper says, so that it prints the same for ever. Answers its number inside. */
export async function insertSlip(tx: Tx, { data, ...slip }: NewSlip): Promise<bigint> {
  const { id } = await tx.withTables<DossierTables>().insertInto('dossiers.slip')
    .values({ ...slip, data: JSON.stringify(data) }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Takes the place of a draft, signed or drafted anew; undefined if there was none. Answers its public id. */
export async function replaceDraft(
  tx: Tx, dossierId: bigint, form: string, slip: Omit<NewSlip, 'publicId' | 'dossierId' | 'form'>,
): Promise<string | undefined> {
  const { data, ...rest } = slip
  const found = await tx.withTables<DossierTables>()
    .updateTable('dossiers.slip')
    .set({ ...rest, data: JSON.stringify(data) })
    .where('dossierId', '=', dossierId).where('form', '=', form).where('isDraft', '=', true).returning('publicId')
    .executeTakeFirst()
  return found?.publicId
}

/** All papers of a dossier, first to last. */
export async function listSlips(db: Db | Tx, dossierId: bigint): Promise<Slip[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.slip').selectAll()
    .where('dossierId', '=', dossierId).orderBy('id').execute()
}

/** Of our own: what stays in the office (văn bản nội bộ). */
const INTERNAL: ReadonlySet<string> = new Set(['opinion', 'result-draft'])

/**
 * Those that the applicant is shown: no draft, no opinion of an officer, no result that is signed and not sealed, and
 * no result while it is held for money (R18).
 */
export async function listSlipsShown(
  db: Db, dossierId: bigint, { isHeld }: { readonly isHeld: boolean },
): Promise<Slip[]> {
  return (await listSlips(db, dossierId)).filter(({ isDraft, formSet, form }) =>
    !isDraft && !(formSet === 'motcua' && (INTERNAL.has(form) || (isHeld && form === 'result'))))
}

/** What a request (Mẫu 02) asks for, and by which phone its officer is asked. */
export interface AskedFor {
  readonly items: readonly { readonly what: string; readonly reason: string }[]
  readonly phone: string | null
}

/** What these dossiers were last asked for up to that moment, each by its newest paper (slip_of_dossier). */
export async function listAskedFor(db: Db, dossierIds: readonly bigint[], upTo: Date): Promise<Map<bigint, AskedFor>> {
  const { rows } = await sql<{ dossierId: bigint; items: AskedFor['items']; phone: string | null }>`
    select distinct on (dossier_id) dossier_id, data -> 'items' as items, data -> 'contact' ->> 'phone' as phone
    from dossiers.slip where dossier_id = any(${dossierIds}::bigint[]) and form = 'supplement-request'
      and not is_draft and made_at <= ${upTo}
    order by dossier_id, id desc`.execute(db)
  return new Map(rows.map(({ dossierId, items, phone }) => [dossierId, { items, phone }]))
}

/** One paper by its number inside. */
export async function findSlipById(db: Db | Tx, id: bigint): Promise<Slip | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.slip').selectAll().where('id', '=', id).executeTakeFirst()
}

/** One paper by its address. */
export async function findSlip(db: Db, publicId: string): Promise<Slip | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.slip').selectAll()
    .where('publicId', '=', publicId).executeTakeFirst()
}
