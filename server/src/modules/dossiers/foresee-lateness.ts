import { type Result, ok } from '../../kernel/result.ts'
import { addWorkingDays, dayOf, momentOn } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Clock, listToWarn, markWarned } from '../workflow/public.ts'
import { composeSlip } from './compose-slip.ts'
import { move } from './domain/lifecycle.ts'
import { policiesFor, policiesOf } from './policies.ts'
import { findWhole } from './find-whole.ts'
import { fillApology } from './extend-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, lockFreeDossier } from './store/dossier-store.ts'

/** So many are looked at to find one that nobody has in hand. */
const AT_ONCE = 20

/**
 * Takes the next dossier whose term will be missed (R10): one working day before its end form 04 is drafted, with a new
 * day to be confirmed, for the head to sign, and whoever holds it and its section are told. What was extended once gets
 * no second draft, but is told of all the same; so is what the calendar has no new day for. Leaves
 * `dossier.lateness-foreseen`. Answers whether there was one; for a job, which asks again until not.
 */
export async function foreseeLateness(ctx: Ctx, rooms: DossierRooms): Promise<Result<boolean, never>> {
  for (const { id, caseId } of await listToWarn(ctx.tx, ctx.now, AT_ONCE)) {
    // The dossier first, as in every deed; one in hand just now waits for the next look.
    const dossier = await lockFreeDossier(ctx.tx, caseId)
    const clock = dossier && await markWarned(ctx.tx, id, ctx.now)
    if (!clock) continue
    const mayExtend =
      move(dossier.state, 'extend').ok &&
      dossier.extensions < policiesOf(rooms.directory.on(dayOf(ctx.now))).extensionsAtMost
    await warn(ctx, dossier, clock, mayExtend ? await draftApology(ctx, rooms, dossier, clock) : false)
    return ok(true)
  }
  return ok(false)
}

/** Whether form 04 lies there, or why it could not be dated: whoever is told has to know. */
type Drafted = boolean | 'calendar-missing'

async function warn(ctx: Ctx, dossier: Dossier, clock: Clock, drafted: Drafted): Promise<void> {
  const data = { dossier: dossier.publicId, number: dossier.number, dueAt: clock.dueAt.toISOString(), drafted }
  await recordEvent(ctx, {
    type: 'dossier.lateness-foreseen', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data,
  })
}

async function draftApology(
  ctx: Ctx, rooms: DossierRooms, dossier: Dossier, clock: Clock,
): Promise<Drafted> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const policies = policiesFor(rooms.directory.on, dayOf(ctx.now), dossier)
  const day = addWorkingDays(
    dayOf(clock.dueAt), Math.max(1, policies.apologyDays), rooms.directory.calendarVersion(clock.calendarVersionId),
  )
  if (!day.ok) return day.refusal.code
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: '' }
  // When all of it is promised is known once this is signed.
  const known = await findWhole(ctx.tx, rooms.catalogue, dossier.requestId)
  const draft = {
    before: clock.dueAt, after: momentOn(day.value, 0), reason: 'Hồ sơ cần thêm thời gian xem xét.',
    whole: known && { ...known, dueAt: null },
  }
  return (await composeSlip(ctx, facts, 'apology', fillApology(dossier, draft), { draft: true })) !== undefined
}
