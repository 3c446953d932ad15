import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { AccountAtPortal } from './store/account-outcomes.ts'
import { findOpenIntake, setAccountAtPortal } from './store/intake-store.ts'

/**
 * Keeps with an intake of one's own what the national portal said of an account of whoever is there; the newest word
 * counts. Leaves `intake.account-looked`. Refuses with `intake-unknown`.
 */
export async function noteAccountLook(
  ctx: Ctx, { intake: publicId, atPortal }: { readonly intake: string; readonly atPortal: AccountAtPortal },
): Promise<Result<AccountAtPortal, { readonly code: 'intake-unknown' }>> {
  const intake = await findOpenIntake(ctx.tx, { publicId, accountId: ctx.actorId, on: dayOf(ctx.now) })
  if (!intake) return refuse({ code: 'intake-unknown' })
  await setAccountAtPortal(ctx.tx, intake.id, atPortal)
  await recordEvent({ ...ctx, forPersonId: intake.personId }, {
    type: 'intake.account-looked', subjectKind: 'intake', subjectId: intake.id, data: { intake: publicId, atPortal },
  })
  return ok(atPortal)
}
