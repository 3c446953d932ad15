import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type DeviceCode, drawDeviceCode } from '../../platform/device-code.ts'
import { fingerprintOf } from '../../platform/secrets.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DeviceKind, endDevice, insertDevice, lockDevice } from './store/devices.ts'

export interface MadeDevice extends DeviceCode { readonly device: string }

/** A device of a section is announced; the code that is answered makes a browser that device. Leaves `device.made`. */
export async function makeDevice(
  ctx: Ctx, { unitId, kind, name }: { readonly unitId: bigint; readonly kind: DeviceKind; readonly name: string },
): Promise<Result<MadeDevice, never>> {
  const { code, until } = drawDeviceCode(ctx.now)
  const { id, publicId } = await insertDevice(ctx.tx, {
    unitId, kind, name, codeHash: deviceHash('code', code), codeUntil: until, madeBy: ctx.actorId, madeAt: ctx.now,
  })
  await recordEvent({ ...ctx, unitId }, {
    type: 'device.made', subjectKind: 'device', subjectId: id, data: { device: publicId, kind },
  })
  return ok({ device: publicId, code, until })
}

/** What stands in place of a code, or of the secret that a kiosk keeps. */
export function deviceHash(kind: 'code' | 'secret', text: string): Buffer {
  return fingerprintOf(`queue-device-${kind}`, text)
}

export interface RevokeDeviceRefusal { readonly code: 'device-unknown' }

/**
 * A device is none any more, from this moment. Leaves `device.revoked`. Refuses with `device-unknown` what
 * is not in force, of another kind or not within reach.
 */
export async function revokeDevice(
  ctx: Ctx, { device, kinds, isReached }: {
    readonly device: string; readonly kinds: readonly DeviceKind[]; readonly isReached: (unitId: bigint) => boolean
  },
): Promise<Result<undefined, RevokeDeviceRefusal>> {
  const held = await lockDevice(ctx.tx, device)
  if (!held || !kinds.includes(held.kind) || !isReached(held.unitId)) return refuse({ code: 'device-unknown' })
  await endDevice(ctx.tx, held.id, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'device.revoked', subjectKind: 'device', subjectId: held.id, data: { device },
  })
  return ok(undefined)
}
