import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { randomToken } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { deviceHash } from './make-device.ts'
import { type DeviceKind, enrolDevice, lockByCode } from './store/devices.ts'

export interface ClaimDevice {
  /** As typed: blanks and dashes do not count, nor do small letters. */
  readonly code: string
  /** The section whose page it was typed on, and for which devices that page takes codes. */
  readonly unitId: bigint
  readonly kinds: readonly DeviceKind[]
}
export interface ClaimedDevice {
  readonly secret: string
  readonly kind: DeviceKind
}

/**
 * A browser becomes the device for which a code was made at the desk, and keeps a secret from now on; the code is used
 * up. Leaves `device.enrolled`. Refuses with `device-code-wrong` what was not given out for such a device of this
 * section, is used or old.
 */
export async function claimDevice(
  ctx: Ctx, { code, unitId, kinds }: ClaimDevice,
): Promise<Result<ClaimedDevice, { readonly code: 'device-code-wrong' }>> {
  const typed = code.replaceAll(/[\s-]/g, '').toUpperCase()
  const device = await lockByCode(ctx.tx, deviceHash('code', typed), ctx.now)
  if (device?.unitId !== unitId || !kinds.includes(device.kind)) return refuse({ code: 'device-code-wrong' })
  const secret = randomToken()
  await enrolDevice(ctx.tx, device.id, deviceHash('secret', secret), ctx.now)
  await recordEvent({ ...ctx, unitId }, {
    type: 'device.enrolled', subjectKind: 'device', subjectId: device.id, data: { device: device.publicId },
  })
  return ok({ secret, kind: device.kind })
}
