import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { fingerprintOf, randomSigns } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { endDevice, insertDevice, lockDevice } from './store/devices.ts'

/** For so long the code may be typed at the device. */
const CODE_MINUTES = 30
/** 60 bits: more than anybody tries in half an hour, so its fingerprint may be looked up. */
const CODE_SIGNS = 12

export interface MadeOfflineDevice {
  readonly device: string
  /** To be typed at the device, once; kept nowhere. */
  readonly code: string
  readonly until: Date
}

/**
 * A device of a section is announced; the code that is answered makes a browser that device. Leaves
 * `offline-device.made`.
 */
export async function makeDevice(
  ctx: Ctx, { unitId, name }: { readonly unitId: bigint; readonly name: string },
): Promise<Result<MadeOfflineDevice, never>> {
  const code = randomSigns(CODE_SIGNS)
  const until = new Date(ctx.now.getTime() + CODE_MINUTES * 60_000)
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
