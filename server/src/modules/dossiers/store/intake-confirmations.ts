import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

export interface NewConfirmation {
  readonly deviceId: bigint
  readonly accountId: bigint
  readonly sheetId: string
  readonly personId: bigint | null
  readonly shownHash: Buffer
  readonly answer: 'right' | 'wrong'
  readonly at: Date
}

/** Writes what was answered. */
export async function insertConfirmation(
  tx: Tx, { deviceId, accountId, sheetId, personId, shownHash, answer, at }: NewConfirmation,
): Promise<{ readonly id: bigint; readonly publicId: string }> {
  const { rows: [made] } = await sql<{ id: bigint; publicId: string }>`
    insert into dossiers.intake_confirmation (device_id, account_id, sheet_id, person_id, shown_hash, answer, at)
    values (${deviceId}, ${accountId}, ${sheetId}, ${personId}, ${shownHash}, ${answer}, ${at})
    returning id, public_id`.execute(tx)
  if (!made) throw new Error('the confirmation was not stored')
  return made
}

export interface JoinedConfirmation {
  readonly dossierId: bigint
  readonly personId: bigint
  /** Of what was shown, hex. */
  readonly shown: string
}

/** Joins what was confirmed as right to the dossier that came of it: of the same clerk, person and sheet, and once. */
export async function setDossierOfConfirmation(
  tx: Tx, { publicId, accountId, sheetId, dossier }: {
    readonly publicId: string; readonly accountId: bigint; readonly sheetId: string; readonly dossier: string
  },
): Promise<JoinedConfirmation | undefined> {
  const { rows } = await sql<JoinedConfirmation>`
    update dossiers.intake_confirmation c set dossier_id = d.id from dossiers.dossier d
    where c.public_id = ${publicId} and c.account_id = ${accountId} and c.sheet_id = ${sheetId} and c.answer = 'right'
      and c.dossier_id is null and d.public_id = ${dossier} and c.person_id = d.applicant_id
    returning d.id as dossier_id, c.person_id, encode(c.shown_hash, 'hex') as shown`.execute(tx)
  return rows[0]
}
