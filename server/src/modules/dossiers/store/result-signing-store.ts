import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A result that waits for its head's signature, or, signed, for number and seal of the registry. */
export interface ResultSigning {
  readonly id: bigint
  readonly dossierId: bigint
  /** Account of whoever approved it. */
  readonly signerId: bigint
  readonly signed: SignedDraft | null
}

/** What the head signed: nothing of it changes any more but that a seal comes behind it. */
export interface SignedDraft {
  readonly at: Date
  readonly slipId: bigint
  readonly sha256: string
  /** The certificate of whoever signed, in DER. */
  readonly certificate: Buffer
}

export type SigningEnd = 'sealed' | 'sent-back' | 'undone' | 'approved-anew'

interface Row {
  readonly id: bigint; readonly dossierId: bigint; readonly signerId: bigint; readonly signedAt: Date | null
  readonly slipId: bigint | null; readonly sha256: string | null; readonly certificate: Buffer | null
}

/** Asks whoever approved to sign; whatever was asked or signed for this dossier before counts no more. */
export async function askForSignature(
  tx: Tx, { dossierId, signerId, at }: { readonly dossierId: bigint; readonly signerId: bigint; readonly at: Date },
): Promise<void> {
  await endSigning(tx, dossierId, 'approved-anew', at)
  await sql`insert into dossiers.result_signing (dossier_id, signer_id, asked_at)
    values (${dossierId}, ${signerId}, ${at})`.execute(tx)
}

/** The one that is open; undefined where whoever issues signs and seals at one moment. */
export async function findSigning(db: Db | Tx, dossierId: bigint): Promise<ResultSigning | undefined> {
  const { rows: [row] } = await sql<Row>`
    select id, dossier_id, signer_id, signed_at, slip_id, encode(sha256, 'hex') as sha256, certificate
    from dossiers.result_signing where dossier_id = ${dossierId} and ended_at is null`.execute(db)
  if (!row) return undefined
  const { id, signerId, signedAt: at, slipId, sha256, certificate } = row
  const isSigned = at !== null && slipId !== null && sha256 !== null && certificate !== null
  return { id, dossierId, signerId, signed: isSigned ? { at, slipId, sha256, certificate } : null }
}

/** Keeps what the head signed. */
export async function keepHeadSignature(
  tx: Tx, id: bigint, { at, slipId, sha256, certificate }: SignedDraft,
): Promise<void> {
  await sql`update dossiers.result_signing set signed_at = ${at}, slip_id = ${slipId},
    sha256 = decode(${sha256}, 'hex'), certificate = ${certificate} where id = ${id}`.execute(tx)
}

/** Ends what is open of a dossier, if anything is. */
export async function endSigning(tx: Tx, dossierId: bigint, ending: SigningEnd, at: Date): Promise<void> {
  await sql`update dossiers.result_signing set ended_at = ${at}, ending = ${ending}
    where dossier_id = ${dossierId} and ended_at is null`.execute(tx)
}

/**
 * Opens again what was sent back at a moment, as if it had not been; whoever was asked anew by that is not asked any
 * more. Nothing where nothing was.
 */
export async function reopenSigning(tx: Tx, dossierId: bigint, sentBackAt: Date, now: Date): Promise<void> {
  const { rows: [sentBack] } = await sql<{ id: bigint }>`
    select id from dossiers.result_signing where dossier_id = ${dossierId} and ending = 'sent-back'
      and ended_at = ${sentBackAt} order by id desc limit 1`.execute(tx)
  if (!sentBack) return
  await endSigning(tx, dossierId, 'undone', now)
  await sql`update dossiers.result_signing set ended_at = null, ending = null where id = ${sentBack.id}`.execute(tx)
}

/** What waits for somebody's signature, longest first (result_signing_waits_for). */
export async function listToSign(
  db: Db, accountId: bigint, limit: number, after?: { readonly at: Date; readonly id: bigint },
): Promise<{ readonly dossierId: bigint; readonly at: Date }[]> {
  const behind = after ? sql`and (s.asked_at, s.dossier_id) > (${after.at}, ${after.id})` : sql``
  const { rows } = await sql<{ dossierId: bigint; at: Date }>`
    select s.dossier_id, s.asked_at as at from dossiers.result_signing s
    join dossiers.dossier d on d.id = s.dossier_id and d.state = 'in-progress'
    where s.signer_id = ${accountId} and s.ended_at is null and s.signed_at is null ${behind}
    order by s.asked_at, s.dossier_id limit ${limit}`.execute(db)
  return rows
}

/** Which of these dossiers are signed by their head and wait for number and seal. */
export async function signedAmong(db: Db, dossierIds: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  if (dossierIds.length === 0) return new Set()
  const { rows } = await sql<{ dossierId: bigint }>`
    select dossier_id from dossiers.result_signing
    where dossier_id = any(${[...dossierIds]}::bigint[]) and ended_at is null and signed_at is not null`.execute(db)
  return new Set(rows.map(({ dossierId }) => dossierId))
}

/** The file that a head signed, by the slip that tells of it; undefined for other papers. */
export async function findHeadSigned(db: Db, slipId: bigint): Promise<{ readonly sha256: string } | undefined> {
  const { rows: [row] } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from dossiers.result_signing where slip_id = ${slipId}`.execute(db)
  return row
}

/** The files that heads signed in these dossiers. */
export async function headSignedOf(tx: Tx, dossierIds: readonly bigint[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(sha256, 'hex') as sha256 from dossiers.result_signing
    where dossier_id = any(${[...dossierIds]}::bigint[]) and sha256 is not null`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}
