import type { OutboxRow } from '@motcua/contracts/offline-outbox.ts'
import type { OfflineKind } from '@motcua/contracts/offline.ts'
import type { Parcel } from '@motcua/contracts/post.ts'

/** Of a command what says which parcel it is about and how far it is. */
export type Noted = Pick<OutboxRow, 'state' | 'parcel' | 'outcome'> & { readonly kind: OfflineKind }

/** What a code that was scanned is: a parcel on this device, one that something final was noted of, or neither. */
export type LookedUp =
  | { readonly kind: 'here'; readonly parcel: Parcel }
  | { readonly kind: 'noted'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

/** Deeds after which a carrier has nothing more to do with a parcel; one in vain leaves it on the van. */
const FINAL: ReadonlySet<OfflineKind> = new Set<OfflineKind>(['parcel-delivery', 'parcel-collection'])
/** What the server says of a parcel that is none of the carrier's any more. */
const GONE: ReadonlySet<string> = new Set(['shipment-moved-on', 'shipment-unknown'])

/** A code as the label has it: scanners of some makes put signs around it, and people type small letters. */
export function codeOfLabel(typed: string): string {
  return typed.replaceAll(/[\s\u0000-\u001f\u007f\u200b-\u200f\ufeff]/g, '').toUpperCase()
}

/** Looks a code up on the device, without any network. */
export function lookUpParcel(parcels: readonly Parcel[], rows: readonly Noted[], typed: string): LookedUp {
  const code = codeOfLabel(typed)
  const parcel = parcels.find((one) => one.code === code)
  const isNoted = rows.some((row) => isFinal(row)
    && (parcel ? row.parcel === parcel.id : row.state === 'accepted' && row.outcome?.number === code))
  if (isNoted) return { kind: 'noted', code }
  return parcel ? { kind: 'here', parcel } : { kind: 'unknown', code }
}

/** Whether it was noted that a parcel is settled, and the server has not said no. */
export function isFinal({ kind, state }: Noted): boolean {
  return FINAL.has(kind) && state !== 'refused'
}

/** Whether what stands on the device of a parcel is to be wiped, by what became of a command about it. */
export function isParcelOver({ kind, state, outcome }: Noted): boolean {
  return state === 'accepted' ? FINAL.has(kind) : state === 'refused' && GONE.has(outcome?.code ?? '')
}
