import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type DeviceCode, drawDeviceCode } from '../../platform/device-code.ts'
import { fingerprintOf } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { endDevice, insertDevice, lockDevice } from './store/devices.ts'

export interface MadeOfflineDevice extends DeviceCode { readonly device: string }

/**
 * A device of a section is announced; the code that is answered makes a browser that device. Leaves
 * `offline-device.made`.
 */
export async function makeDevice(
  ctx: Ctx, { unitId, name }: { readonly unitId: bigint; readonly name: string },
): Promise<Result<MadeOfflineDevice, never>> {
  const { code, until } = drawDeviceCode(ctx.now)
  const { id, publicId } = await insertDevice(ctx.tx, {
    unitId, name, codeHash: codeHash(code), codeUntil: until, madeBy: ctx.actorId, madeAt: ctx.now,
  })
  await recordEvent({ ...ctx, unitId }, {
    type: 'offline-device.made', subjectKind: 'offline-device', subjectId: id, data: { device: publicId },
  })
  return ok({ device: publicId, code, until })
}

/** What stands in place of a code. */
export function codeHash(code: string): Buffer {
  return fingerprintOf('offline-device-code', code)
}

/**
 * A device is none any more, from this moment: what it has not sent is refused when it comes, and kept for somebody.
 * Leaves `offline-device.revoked`. Refuses with `device-unknown` what is not in force or not within reach.
 */
export async function revokeDevice(
  ctx: Ctx, { device, isReached }: { readonly device: string; readonly isReached: (unitId: bigint) => boolean },
): Promise<Result<undefined, { readonly code: 'device-unknown' }>> {
  const held = await lockDevice(ctx.tx, device)
  if (!held || !isReached(held.unitId)) return refuse({ code: 'device-unknown' })
  await endDevice(ctx.tx, held.id, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'offline-device.revoked', subjectKind: 'offline-device', subjectId: held.id, data: { device },
  })
  return ok(undefined)
}
