import { type Result, ok } from '../../kernel/result.ts'
import { addWorkingDays, dayOf, momentOn } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Clock, lockNextToWarn, markWarned } from '../workflow/public.ts'
import { composeSlip } from './compose-slip.ts'
import { clockIn } from './domain/lifecycle.ts'
import { policiesOf } from './policies.ts'
import { fillApology } from './extend-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, lockDossierById } from './store/dossier-store.ts'

/**
 * Takes the next dossier whose term will be missed (R10): one working day before its end form 04 is drafted, with a new
 * day to be confirmed, for the head to sign, and whoever holds it and its section are told. What was extended once gets no
 * second draft. Leaves `dossier.lateness-foreseen`. Answers whether there was one; for a job, which asks again until not.
 */
export async function foreseeLateness(ctx: Ctx, rooms: DossierRooms): Promise<Result<boolean, never>> {
  const clock = await lockNextToWarn(ctx.tx, ctx.now)
  if (!clock) return ok(false)
  await markWarned(ctx.tx, clock.id, ctx.now)
  const dossier = await lockDossierById(ctx.tx, clock.caseId)
  if (!dossier || clockIn(dossier.state) !== 'running' || dossier.extensions > 0) return ok(true)
  const drafted = await draftApology(ctx, rooms, dossier, clock)
  const data = { dossier: dossier.publicId, number: dossier.number, dueAt: clock.dueAt.toISOString(), drafted: drafted !== undefined }
  await recordEvent(ctx, { type: 'dossier.lateness-foreseen', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data })
  return ok(true)
}

async function draftApology(ctx: Ctx, rooms: DossierRooms, dossier: Dossier, clock: Clock): Promise<string | undefined> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const policies = policiesOf(directory)
  const day = addWorkingDays(dayOf(clock.dueAt), Math.max(1, policies.apologyDays), rooms.directory.calendarVersion(clock.calendarVersionId))
  if (!day.ok) return undefined
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: '' }
  const draft = { before: clock.dueAt, after: momentOn(day.value, 17 * 60), reason: 'Hồ sơ cần thêm thời gian xem xét.' }
  return composeSlip(ctx, facts, 'apology', fillApology(dossier, draft), { draft: true })
}
