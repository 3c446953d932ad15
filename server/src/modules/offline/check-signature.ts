import { createPublicKey, verify } from 'node:crypto'
import type { OfflineDevice } from './store/devices.ts'

/** Whether the key of the device signed exactly this text (ECDSA on P-256 with SHA-256, r and s in a row). */
export function isSignedBy({ publicKey }: Pick<OfflineDevice, 'publicKey'>, text: string, signature: Buffer): boolean {
  if (!publicKey || signature.length !== 64) return false
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
  return verify('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, signature)
}
