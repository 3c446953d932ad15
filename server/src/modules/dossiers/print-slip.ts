import { type SlipInput, renderSlip } from '../documents/public.ts'
import { restoreSlip } from './domain/kept-slip.ts'
import type { Dossier } from './store/dossier-store.ts'
import type { Slip } from './store/slip-store.ts'

/**
 * A kept paper as PDF/A (in biểu mẫu): what it said when it was made, whatever has changed since. Number and tracking
 * address are put in here, because a paper made at the counter is written before the number is taken.
 */
export async function printSlip(
  slip: Slip, dossier: Pick<Dossier, 'number' | 'trackingToken'>, publicUrl: string,
): Promise<Uint8Array> {
  const trackingUrl = trackingUrlOf(dossier, publicUrl)
  const kept = restoreSlip(slip.data) as Record<string, unknown>
  const data = { ...kept, dossierNumber: dossier.number, ...('trackingUrl' in kept ? { trackingUrl } : {}) }
  // The row says which form it is, and composeSlip wrote the data of that form.
  return renderSlip({ set: slip.formSet, form: slip.form, data, at: slip.madeAt } as SlipInput)
}

/** The address in the QR code: with its token, tracking shows more than the number alone does. */
export function trackingUrlOf(
  { number, trackingToken }: Pick<Dossier, 'number' | 'trackingToken'>, publicUrl: string,
): string {
  return `${publicUrl}/theo-doi/${encodeURIComponent(number)}?t=${trackingToken}`
}
