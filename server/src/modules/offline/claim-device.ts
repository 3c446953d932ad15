import { createPublicKey } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { codeHash } from './make-device.ts'
import { type OfflineDevice, enrolDevice, findClaimed, lockByCode } from './store/devices.ts'

export type ClaimDeviceRefusal = { readonly code: 'offline-code-wrong' } | { readonly code: 'offline-key-wrong' }

/**
 * A browser becomes the device for which a code was made at the desk: from now on it is known by its key, an ECDSA key
 * on P-256 as SPKI, whose other half it never gives away; the code is used up. Leaves `offline-device.enrolled`. The
 * same key with the same code is told the same again, and leaves nothing: its first answer may have been lost.
 * Refuses with `offline-code-wrong` a code that was not given out, is used or old, and with `offline-key-wrong` any
 * other key, or one that a device has already.
 */
export async function claimDevice(
  ctx: Ctx, { code, publicKey }: { readonly code: string; readonly publicKey: Buffer },
): Promise<Result<Pick<OfflineDevice, 'publicId' | 'number' | 'name' | 'unitId'>, ClaimDeviceRefusal>> {
  const hash = codeHash(code.replaceAll(/[\s-]/g, '').toUpperCase())
  const device = await lockByCode(ctx.tx, hash, ctx.now)
  if (!device) {
    const claimed = await findClaimed(ctx.tx, hash, publicKey)
    return claimed ? ok(shownOf(claimed)) : refuse({ code: 'offline-code-wrong' })
  }
  if (!isKeyOfDevices(publicKey) || !await enrolDevice(ctx.tx, device.id, publicKey, ctx.now))
    return refuse({ code: 'offline-key-wrong' })
  const { id, publicId, unitId } = device
  await recordEvent({ ...ctx, unitId }, {
    type: 'offline-device.enrolled', subjectKind: 'offline-device', subjectId: id, data: { device: publicId },
  })
  return ok(shownOf(device))
}

function shownOf({ publicId, number, name, unitId }: OfflineDevice) {
  return { publicId, number, name, unitId }
}

function isKeyOfDevices(der: Buffer): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
  } catch {
    return false
  }
}
