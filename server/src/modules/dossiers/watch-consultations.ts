import { type Result, ok } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { tellOfConsultation } from './consultations.ts'
import { lookAt, standingOf } from './domain/consultation.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { putOffConsultation } from './put-off-consultation.ts'
import type { DossierRooms } from './rooms.ts'
import { type Consultation, endConsultationRow, getConsultation, listToWatch, noteWatched } from './store/consultation-store.ts'
import { lockFreeDossier } from './store/dossier-store.ts'

/** So many are looked at to find one whose dossier nobody has in hand. */
const AT_ONCE = 20

/** Whether a question has not reached the agency that is asked, because it still waits on its way out of here. */
type IsUnsent = (tx: Tx, consultation: Consultation) => Promise<boolean>

/**
 * Looks at the next consultation whose moment has come, once: reminds whoever is asked when half and four fifths of
 * their time are over, and at its end records that they were silent, with what that means by the rule by which they
 * were asked (coi như đồng ý, or nothing). Nobody is silent who never had the question: where it has not left
 * (`isUnsent`), its time begins anew instead; an agency that has said anything of it has it. One of a dossier that came
 * to its end meanwhile ends with it. Two that look at once do it once: the dossier is locked first, as in every deed.
 * Leaves `dossier.consultation-reminded`, `.consultation-silent`, `.consultation-put-off` or `.consultation-ended`.
 * Answers whether there was one; for a job, which asks until not.
 */
export async function watchNextConsultation(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, isUnsent: IsUnsent = async () => Promise.resolve(false),
): Promise<Result<boolean, never>> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  for (const { id, dossierId } of await listToWatch(ctx.tx, ctx.now, AT_ONCE)) {
    const dossier = await lockFreeDossier(ctx.tx, dossierId)
    if (!dossier) continue
    const consultation = await getConsultation(ctx.tx, id)
    if (consultation.nextAt === null || consultation.nextAt > ctx.now) continue
    const on = { consultation, dossier, directory }
    if (!isUnderWay(dossier.state)) {
      await endConsultationRow(ctx, id)
      await tellOfConsultation(ctx, 'dossier.consultation-ended', on)
      return ok(true)
    }
    const { passed, next } = lookAt(consultation, ctx.now)
    const isOver = passed === 100
    if (isOver && consultation.outsideState === null && await isUnsent(ctx.tx, consultation)) {
      await putOffConsultation(ctx, on)
      return ok(true)
    }
    await noteWatched(ctx, id, { passed, next, isOver })
    if (isOver) {
      const standing = standingOf({ ...consultation, silentAt: ctx.now })
      await tellOfConsultation(ctx, 'dossier.consultation-silent', on, { isDeemedAgreed: standing === 'deemed-agreed' })
    } else await tellOfConsultation(ctx, 'dossier.consultation-reminded', on, { passed })
    return ok(true)
  }
  return ok(false)
}
