import { qrTextOf, signClaims } from '@motcua/contracts/result-qr.ts'
import type { ResultMakers } from '../modules/dossiers/public.ts'

/** The text of the QR code of a result, signed with a key of the province (ADR 0056). */
export const writeQr: ResultMakers['writeQr'] = async (address, claims, { kid, sign }) => {
  const signed = await signClaims(claims, kid, async (bytes) => Promise.resolve(Uint8Array.from(sign(bytes))))
  return qrTextOf(address, signed)
}
