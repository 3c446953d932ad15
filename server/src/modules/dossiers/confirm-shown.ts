import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { insertConfirmation, setDossierOfConfirmation } from './store/intake-confirmations.ts'

export interface ConfirmShown {
  /** The screen on which it was pressed. */
  readonly device: { readonly id: bigint; readonly publicId: string }
  readonly unitId: bigint
  readonly sheetId: string
  /** Who stands there; null where the clerk had chosen nobody yet. */
  readonly person: { readonly id: bigint; readonly publicId: string } | null
  /** SHA-256 of what was shown, hex. */
  readonly shown: string
  readonly answer: 'right' | 'wrong'
}

/**
 * Keeps what somebody answered to what the screen showed them of what the clerk of `ctx` had typed (xác nhận tại quầy):
 * who, when, and the hash of what was shown; what it said is kept nowhere. Leaves `intake.answered`, in which both
 * stand: the clerk as its actor, the person by their public id.
 */
export async function confirmShown(
  ctx: Ctx, { device, unitId, sheetId, person, shown, answer }: ConfirmShown,
): Promise<Result<{ readonly publicId: string }, never>> {
  const { id, publicId } = await insertConfirmation(ctx.tx, {
    deviceId: device.id, accountId: ctx.actorId, sheetId, personId: person?.id ?? null,
    shownHash: Buffer.from(shown, 'hex'), answer, at: ctx.now,
  })
  await recordEvent({ ...ctx, unitId, forPersonId: person?.id }, {
    type: 'intake.answered', subjectKind: 'intake-confirmation', subjectId: id,
    data: { confirmation: publicId, screen: device.publicId, answer, shown, ...person && { person: person.publicId } },
  })
  return ok({ publicId })
}

/**
 * Joins what the applicant confirmed to the dossier that came of it, in the deed that receives it; what is another
 * clerk's, another person's, of another sheet or was said to be wrong is left as it is. Leaves
 * `dossier.entry-confirmed`.
 */
export async function joinConfirmation(
  ctx: Ctx, { publicId, sheetId, dossier }: {
    readonly publicId: string; readonly sheetId: string; readonly dossier: string
  },
): Promise<void> {
  const joined = await setDossierOfConfirmation(ctx.tx, { publicId, accountId: ctx.actorId, sheetId, dossier })
  if (!joined) return
  const { dossierId, personId, shown } = joined
  await recordEvent({ ...ctx, forPersonId: personId }, {
    type: 'dossier.entry-confirmed', subjectKind: 'dossier', subjectId: dossierId, dossierId,
    data: { dossier, confirmation: publicId, shown },
  })
}
