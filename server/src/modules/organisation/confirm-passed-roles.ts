import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Succession, confirmPassedGrants } from './succession-store.ts'

export interface ConfirmPassedRoles {
  readonly succession: Pick<Succession, 'id' | 'publicId' | 'key'>
  readonly unit: { readonly id: bigint; readonly publicId: string }
}

/**
 * Says that the roles which a change of units passed on to a unit were looked through and are right there (xác nhận
 * phân quyền đã chuyển); what is not right is taken away at the accounts, before or after. Answers how many there were;
 * none where somebody has confirmed them, and then nothing is recorded. Leaves `units.roles-confirmed`.
 */
export async function confirmPassedRoles(ctx: Ctx, { succession, unit }: ConfirmPassedRoles): Promise<number> {
  const confirmed = await confirmPassedGrants(ctx.tx, succession.id, unit.id, ctx.actorId, ctx.now)
  if (confirmed > 0) {
    await recordEvent(ctx, {
      type: 'units.roles-confirmed', subjectKind: 'succession', subjectId: succession.id,
      data: { succession: succession.publicId, key: succession.key, unit: unit.publicId, roles: confirmed },
    })
  }
  return confirmed
}
