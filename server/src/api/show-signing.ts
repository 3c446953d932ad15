import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { findSigning } from '../modules/dossiers/public.ts'
import { getStaff } from '../modules/identity/public.ts'
import type { Db } from '../platform/db.ts'

/** Whose signature a result waits for, or has and waits for number and seal; null of one that does neither. */
export async function showSigning(
  db: Db, dossierId: bigint, slips: readonly { readonly id: bigint; readonly publicId: string }[],
): Promise<DossierDetail['signing']> {
  const signing = await findSigning(db, dossierId)
  if (!signing) return null
  const { signerId, signed } = signing
  const [signer] = await getStaff(db, [signerId])
  return {
    signerName: signer?.fullName ?? '', signedAt: signed?.at.toISOString() ?? null,
    slipId: slips.find(({ id }) => id === signed?.slipId)?.publicId ?? null,
  }
}
