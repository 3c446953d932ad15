import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Intake, countOpened, insertIntake, lockOpening, setDossierOfIntake } from './store/intake-store.ts'

export interface OpenIntake {
  /** The sheet on which it is entered, chosen by the window. */
  readonly sheetId: string
  /** The counter. */
  readonly unitId: bigint
  readonly personId: bigint
  readonly procedure: { readonly id: bigint; readonly publicId: string }
}

/**
 * Opens an intake at a counter (lượt tiếp nhận): somebody is there for a procedure, and what is held of them may be
 * looked up for it today. Once for a sheet, a person and a procedure; again it is the same one. Leaves `intake.opened`.
 */
export async function openIntake(
  ctx: Ctx, { sheetId, unitId, personId, procedure }: OpenIntake,
): Promise<Intake> {
  const { intake, isNew } = await insertIntake(ctx.tx, {
    accountId: ctx.actorId, sheetId, unitId, personId, procedureVersionId: procedure.id,
    on: dayOf(ctx.now), at: ctx.now,
  })
  if (isNew) await recordEvent({ ...ctx, forPersonId: personId }, {
    type: 'intake.opened', subjectKind: 'intake', subjectId: intake.id,
    data: { intake: intake.publicId, procedure: procedure.publicId },
  })
  return intake
}

/** A dossier has an applicant, and may have whoever they act for. */
const PEOPLE_OF_SHEET = 2

/**
 * The same for whoever opens accounts for the applicants of their intakes alone: a sheet is of one applicant and of
 * whoever they act for, and of one clerk and day only so many people are. Refuses with `sheet-of-others` and
 * `intakes-at-limit`.
 */
export async function openLimitedIntake(
  ctx: Ctx, given: OpenIntake, perClerkDay: number | undefined,
): Promise<Result<Intake, { readonly code: 'sheet-of-others' } | { readonly code: 'intakes-at-limit' }>> {
  await lockOpening(ctx.tx, ctx.actorId)
  const intake = await openIntake(ctx, given)
  const { ofSheet, ofDay } = await countOpened(ctx.tx, {
    accountId: ctx.actorId, sheetId: given.sheetId, on: dayOf(ctx.now),
  })
  if (ofSheet > PEOPLE_OF_SHEET) return refuse({ code: 'sheet-of-others' })
  return perClerkDay !== undefined && ofDay > perClerkDay ? refuse({ code: 'intakes-at-limit' }) : ok(intake)
}

/**
 * Joins an intake of one's own to the dossier that came out of it, in the deed that receives it; what was opened for
 * somebody else is left as it is.
 */
export async function joinIntake(ctx: Ctx, publicId: string, dossier: string): Promise<void> {
  await setDossierOfIntake(ctx.tx, { publicId, accountId: ctx.actorId, dossier })
}
