import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type OpenSupplement, lockOpenSupplement } from '../dossiers/public.ts'
import { insertReminder } from './reminder-store.ts'

export interface RemindSupplement {
  readonly supplement: OpenSupplement
  /** The day by whose end it is wanted, and how many working days before it is told. */
  readonly dueOn: Day
  readonly daysBefore: number
}

/**
 * Notes that somebody is reminded of a supplement before its day (nhắc bổ sung hồ sơ): once for each number of days,
 * and not of one that was answered meanwhile. Answers whether it was noted. Leaves `dossier.supplement-reminded`.
 */
export async function remindSupplement(
  ctx: Ctx, { supplement, dueOn, daysBefore }: RemindSupplement,
): Promise<Result<boolean, never>> {
  const { id, dossierId, dossierPublicId: dossier, number, askedAt } = supplement
  if (!await lockOpenSupplement(ctx.tx, id)) return ok(false)
  if (!await insertReminder(ctx.tx, { supplementId: id, dueOn, daysBefore, toldAt: ctx.now })) return ok(false)
  await recordEvent(ctx, {
    type: 'dossier.supplement-reminded', subjectKind: 'dossier', subjectId: dossierId, dossierId,
    data: { dossier, number, askedAt: askedAt.toISOString(), dueOn, daysBefore },
  })
  return ok(true)
}
