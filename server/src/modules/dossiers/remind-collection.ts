import { type Result, ok } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { daysAfter, reminderPolicyOf } from './custody.ts'
import type { DossierRooms } from './rooms.ts'
import { listToRemind } from './store/custody-lists.ts'
import { findCustody, setReminder } from './store/custody-store.ts'
import { lockFreeDossier } from './store/dossier-store.ts'

/** So many are looked at to find one whose dossier nobody has in hand. */
const AT_ONCE = 20

/**
 * Tells the next applicant whose result waits and who has not come for it that it is there (R19: keep, remind), as
 * often as the policy says. Two that look at once tell once: the dossier is locked first. Leaves
 * `dossier.collection-reminded`. Answers whether there was one; for a job, which asks again until not.
 */
export async function remindNextCollection(
  ctx: Ctx, { directory: source }: Pick<DossierRooms, 'directory'>,
): Promise<Result<boolean, never>> {
  for (const dossierId of await listToRemind(ctx.tx, ctx.now, AT_ONCE)) {
    const dossier = await lockFreeDossier(ctx.tx, dossierId)
    if (!dossier) continue
    const custody = await findCustody(ctx.tx, dossierId)
    if (!custody?.remindAt || custody.remindAt > ctx.now) continue
    const policy = reminderPolicyOf(source.on(dayOf(ctx.now)))
    const reminders = custody.reminders + (policy ? 1 : 0)
    const remindAt = policy && reminders < policy.atMost ? daysAfter(ctx.now, policy.every) : null
    await setReminder(ctx.tx, dossierId, { remindAt, reminders })
    const { publicId, number } = dossier
    const data = { dossier: publicId, number, nth: reminders }
    await recordEvent(ctx, {
      type: 'dossier.collection-reminded', subjectKind: 'dossier', subjectId: dossierId, dossierId, data,
    })
    return ok(true)
  }
  return ok(false)
}
