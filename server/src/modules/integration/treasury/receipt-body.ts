import { createHash } from 'node:crypto'
import type { TaxReceipt } from './client.ts'

/** A payment as the inbox keeps it, and the SHA-256 of that, by which it is seen whether the treasury says the same. */
export function receiptBody(
  { dossierNumber, agencyCode, number, amount, paidOn, receipt, at }: TaxReceipt,
): { readonly body: object; readonly digest: Buffer } {
  const body = { dossierNumber, agencyCode, number, amount, paidOn, receipt, at: at.toISOString() }
  return { body, digest: createHash('sha256').update(JSON.stringify(body)).digest() }
}
