import { DAY } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { OfflineRules } from './domain/offline-rules.ts'
import { type OfflineDevice, holdDevice } from './store/devices.ts'
import { type Outing, insertOuting } from './store/outings.ts'

/**
 * An officer takes a device out (bắt đầu đợt ngoại tuyến): what it signs counts as that officer's, by the officer's
 * rights when it is accepted. Leaves `outing.begun`. Refuses with `offline-device-revoked` one that is none any more.
 */
export async function beginOuting(
  ctx: Ctx, { device, rules }: {
    readonly device: Pick<OfflineDevice, 'id' | 'publicId' | 'unitId'>; readonly rules: OfflineRules
  },
): Promise<Result<Omit<Outing, 'id'>, { readonly code: 'offline-device-revoked' }>> {
  if (!await holdDevice(ctx.tx, device.id)) return refuse({ code: 'offline-device-revoked' })
  const workUntil = new Date(ctx.now.getTime() + rules.workDays * DAY)
  const outing = {
    deviceId: device.id, accountId: ctx.actorId, begunAt: ctx.now, workUntil,
    sendUntil: new Date(workUntil.getTime() + rules.sendDays * DAY),
  }
  const { id, publicId } = await insertOuting(ctx.tx, outing)
  await recordEvent({ ...ctx, unitId: device.unitId }, {
    type: 'outing.begun', subjectKind: 'outing', subjectId: id, data: { outing: publicId, device: device.publicId },
  })
  return ok({ ...outing, publicId })
}
