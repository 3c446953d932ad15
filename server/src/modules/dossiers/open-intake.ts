import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Intake, insertIntake, setDossierOfIntake } from './store/intake-store.ts'

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

/**
 * Joins an intake of one's own to the dossier that came out of it, in the deed that receives it; what was opened for
 * somebody else is left as it is.
 */
export async function joinIntake(ctx: Ctx, publicId: string, dossier: string): Promise<void> {
  await setDossierOfIntake(ctx.tx, { publicId, accountId: ctx.actorId, dossier })
}
