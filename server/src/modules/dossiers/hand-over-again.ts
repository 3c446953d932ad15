import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { endLeg, findStep, insertLegs, planLeg, releaseTasks, termEnd, termOfHours } from '../workflow/public.ts'
import { caseOf } from './advance.ts'
import { type StepRefusal, agencyOfStep } from './case-facts.ts'
import type { NotAllowed } from './domain/lifecycle.ts'
import { type NothingOnTheWay, type OwnHandOver, isStuck, openHandOver } from './hand-overs.ts'
import { type Acted, type HoldRefusal, type OnDossier, closeDeed } from './open-dossier.ts'
import { placeOf } from './places.ts'
import type { DossierRooms } from './rooms.ts'

/**
 * Hands a dossier over once more (chuyển lại) to an agency that refused it or said nothing: a new hand-over with its
 * own limit, and the steps there may be done again, due anew. By whoever handed it over or reaches that unit
 * (`nothing-handed-over` for others, and where it was acknowledged meanwhile); not
 * while whoever it went to still has time to answer (`hand-over-waits`). Leaves `dossier.handed-over-again`.
 */
export async function handOverAgain(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { readonly note?: string | undefined },
): Promise<Result<Acted, HoldRefusal | NotAllowed | NothingOnTheWay | StepRefusal | { readonly code: 'hand-over-waits' }>> {
  const opened = await openHandOver(ctx, rooms, input, 'hand-over-again')
  if (!opened.ok) return opened
  const { leg, there, directory, dossier, policies, process } = opened.value
  if (!isStuck(leg, ctx.now)) return refuse({ code: 'hand-over-waits' })
  const [first] = there
  const unit = directory.byId(first?.unitId ?? leg.unitId)
  const node = first && findStep(process.model, first.nodeId)
  const place = unit && placeOf(directory, unit)
  await endLeg(ctx.tx, leg.id, ctx.now)
  const facts = caseOf(opened.value)
  // A step of no process, such as telling the applicant, is due when its clock says so.
  const next = place && node && planLeg(ctx, {
    caseId: dossier.id, process, node, place, fromUnitId: leg.handedOverFrom, how: leg.how, opensAt: ctx.now,
    agencyOf: (one) => agencyOfStep(facts, one), isReceived: false, acknowledgeWithin: policies.handOver,
    ...Number(leg.hours) === 0 && { dueAt: leg.dueAt > ctx.now ? leg.dueAt : ctx.now },
  })
  if (next && !next.ok) return next
  const again = next?.value ?? { ...leg, handedOverAt: ctx.now, handedOverBy: ctx.actorId, opensAt: ctx.now }
  const { caseId, unitId, agencyId, handedOverAt, handedOverBy, handedOverFrom, how, opensAt } = again
  const { hours, calendarVersionId, dueAt, acknowledgeBy } = again
  await insertLegs(ctx.tx, [{
    caseId, unitId, agencyId, handedOverAt, handedOverBy, handedOverFrom, how, opensAt, hours: Number(hours),
    calendarVersionId, dueAt, acknowledgeBy, receivedAt: null, receivedBy: null, endedAt: null,
  }])
  const due = dueAgain(ctx, opened.value)
  if (!due.ok) return due
  await releaseTasks(ctx.tx, due.value)
  return ok(await closeDeed(
    ctx, { dossier, next: dossier.state }, 'dossier.handed-over-again', {}, { words: { note: input.note } },
  ))
}

/** When the steps that were held back are due, counted from now; those without hours stay due with the dossier. */
function dueAgain(
  ctx: Ctx, { there, directory }: OwnHandOver,
): Result<{ id: bigint; dueAt: Date }[], CalendarMissing> {
  const rows: { id: bigint; dueAt: Date }[] = []
  for (const { id, unitId, hours, dueAt, heldBackAt } of there) {
    if (heldBackAt === null) continue
    const amount = Number(hours)
    const due = amount === 0 ? ok(dueAt)
      : termEnd(termOfHours(ctx.now, amount), [], directory.calendarOf(unitId).calendar)
    if (!due.ok) return due
    rows.push({ id, dueAt: due.value })
  }
  return ok(rows)
}
