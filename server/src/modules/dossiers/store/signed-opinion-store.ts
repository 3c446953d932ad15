import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** What was signed of an opinion, and where in the dossier it was given. */
export interface SignedOpinion {
  readonly slipId: bigint
  readonly dossierId: bigint
  /** Of a step; else it answers a question. */
  readonly nodeId: string | null
  readonly consultationId: bigint | null
  readonly sha256: string
  readonly signer: string
  readonly serial: string
  readonly level: 'B-B' | 'B-T' | 'B-LT'
  readonly signedBy: bigint
  readonly at: Date
  /** When the deed was taken back for which it was given. */
  readonly undoneAt: Date | null
}

/** Keeps what was signed of an opinion. */
export async function insertSignedOpinion(tx: Tx, row: Omit<SignedOpinion, 'undoneAt'>): Promise<void> {
  const { slipId, dossierId, nodeId, consultationId, sha256, signer, serial, level, signedBy, at } = row
  await sql`
    insert into dossiers.signed_opinion
      (slip_id, dossier_id, node_id, consultation_id, sha256, signer, serial, level, signed_by, at)
    values (${slipId}, ${dossierId}, ${nodeId}, ${consultationId}, decode(${sha256}, 'hex'), ${signer}, ${serial}, ${level},
      ${signedBy}, ${at})`.execute(tx)
}

/** Those of a dossier, first to last (signed_opinion_of_dossier). */
export async function listSignedOpinions(db: Db | Tx, dossierId: bigint): Promise<SignedOpinion[]> {
  const { rows } = await sql<SignedOpinion>`
    select slip_id, dossier_id, node_id, consultation_id, encode(sha256, 'hex') as sha256, signer, serial, level,
      signed_by, at, undone_at
    from dossiers.signed_opinion where dossier_id = ${dossierId} order by slip_id`.execute(db)
  return rows
}

/** The signed file of a slip; undefined for other papers. */
export async function findOpinionFile(db: Db, slipId: bigint): Promise<{ readonly sha256: string } | undefined> {
  const { rows: [row] } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from dossiers.signed_opinion where slip_id = ${slipId}`.execute(db)
  return row
}

/**
 * The files of opinions in these dossiers, of questions that went outside and letters that answered, and of what sector
 * systems gave back.
 */
export async function opinionFilesOf(tx: Tx, dossierIds: readonly bigint[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from dossiers.signed_opinion
    where dossier_id = any(${[...dossierIds]}::bigint[])
    union select encode(sha256, 'hex') from dossiers.consultation_letter
    where dossier_id = any(${[...dossierIds]}::bigint[])
    union select encode(sha256, 'hex') from dossiers.consultation_sent
    where dossier_id = any(${[...dossierIds]}::bigint[])
    union select encode(result_sha256, 'hex') from dossiers.sector_case
    where dossier_id = any(${[...dossierIds]}::bigint[]) and result_sha256 is not null`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}

/** Notes that a signed opinion counts no more, since the deed was taken back with which it was given. */
export async function undoSignedOpinion(tx: Tx, dossierId: bigint, slip: string, at: Date): Promise<void> {
  await sql`
    update dossiers.signed_opinion set undone_at = ${at}
    where dossier_id = ${dossierId} and slip_id = (select id from dossiers.slip where public_id = ${slip})`.execute(tx)
}
