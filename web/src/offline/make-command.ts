import type { OfflineKind } from '@motcua/contracts/offline.ts'
import { now } from '../lib/clock.ts'
import { hashOf, signText } from './device-keys.ts'
import { type Content, type OwnDevice, type OwnOuting, type Photo, addRow, drawNumber } from './device-store.ts'

/** A photograph as it will be sent, with its hash. */
export async function readPhoto(file: Blob): Promise<Photo> {
  const bytes = await file.arrayBuffer()
  return { bytes, type: file.type || 'image/jpeg', sha256: await hashOf(bytes) }
}

/** What is printed in place of a number until it is accepted. */
export function provisionalCode({ number }: Pick<OwnDevice, 'number'>, n: number): string {
  return `T-${String(number)}-${String(n)}`
}

export interface Made { readonly n: number; readonly code: string; readonly content: Content }

/** Signs what was done and keeps it on this device, to be sent. When it answers, no power cut takes it away. */
export async function makeCommand(
  device: OwnDevice, outing: OwnOuting,
  { kind, body, lines, photos = [], parcel }: {
    readonly kind: OfflineKind; readonly body: unknown; readonly lines: Content['lines']; readonly photos?: readonly Photo[]
    /** Which parcel of the post it is about, if it is about one. */
    readonly parcel?: string
  },
): Promise<Made> {
  const n = await drawNumber()
  const id = crypto.randomUUID()
  const madeAt = now().toISOString()
  const command = JSON.stringify({ v: 1, id, outing: outing.id, n, madeAt, kind, body })
  const signature = await signText(device.keys, command)
  const content = { kind, outing: outing.id, officerName: outing.officerName, madeAt, command, signature, lines }
  const once = [...new Map(photos.map((photo) => [photo.sha256, photo])).values()]
  await addRow(device, {
    n, id, kind, officerId: outing.officerId, at: madeAt, state: 'waiting', attempts: 0, nextAt: 0,
    ...parcel !== undefined && { parcel },
    photos: once.map(({ sha256 }) => ({ sha256 })),
  }, content, once)
  return { n, code: provisionalCode(device, n), content }
}
