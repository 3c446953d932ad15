import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { addressesOf, rolesOf } from '../identity/public.ts'
import type { Directory, SuccessionPlan } from '../organisation/public.ts'
import { type OpenWork, type WorkMoves, listOpenWork, moveWork, recountTimers } from '../workflow/public.ts'
import { type MovedPlaces, type Moving, movePlaces } from './move-places.ts'
import { planMoves } from './plan-moves.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'
import { movePapersKept } from './move-kept-papers.ts'
import { type KeptPapers, listKeptPapers } from './store/kept-papers.ts'
import { changeCalendars, changeDueDates, changePlaces, lockNextOpen } from './store/move-store.ts'
import { insertPresumptions } from './store/presumption-store.ts'

export interface MoveDossiers {
  readonly plan: SuccessionPlan
  /** The last dossier that was looked at. */
  readonly after: bigint
  readonly limit: number
}

/** What was done with the next open dossiers. */
export interface DossiersMoved {
  readonly moved: number
  /** Of them, by a rule for what is not known. */
  readonly presumed: number
  /** The last that was looked at; none when all are done. */
  readonly last: bigint | undefined
}

/**
 * Moves the next open dossiers whose units have ended to those that take their place (chuyển hồ sơ sang đơn vị kế
 * thừa), with their steps, stays and clocks, and the papers that lie there. The number, what is done, and what every
 * paper says stay as they were. A dossier that is where it belongs is not touched, so that the same again changes
 * nothing. What was presumed is kept until somebody has looked (`settlePresumption`). Leaves `dossier.moved` for each,
 * and `dossier.redated` where the new unit's calendar moves what was promised.
 */
export async function moveDossiers(
  ctx: Ctx, rooms: DossierRooms, { plan, after, limit }: MoveDossiers,
): Promise<DossiersMoved> {
  const dossiers = await lockNextOpen(ctx.tx, after, limit)
  const last = dossiers.at(-1)?.id
  if (last === undefined) return { moved: 0, presumed: 0, last }
  const day = dayOf(ctx.now)
  const directory = rooms.directory.on(day)
  const ids = dossiers.map(({ id }) => id)
  const [work, papers] = [await listOpenWork(ctx.tx, ids), await listKeptPapers(ctx.tx, ids)]
  const touched = dossiers.filter(isTouched(directory, plan, work, papers))
  if (touched.length === 0) return { moved: 0, presumed: 0, last }

  const moving = await movingOf(ctx, rooms, { plan, directory, touched })
  const places = touched.flatMap((dossier): { dossier: Dossier; to: MovedPlaces }[] => {
    const to = movePlaces(moving, dossier)
    const { territoryId, receivesAtId, competentUnitId } = dossier
    return [{ dossier, to: to ?? { territoryId, receivesAtId, competentUnitId, isPresumed: false } }]
  })
  const roles = await rolesOf(ctx.tx, [...new Set(work.tasks.flatMap(({ holderId }) => holderId ?? []))], day)
  await changePlaces(ctx.tx, places.map(({ dossier, to }) => ({ id: dossier.id, ...to })))
  await movePapersKept(ctx, { places, papers, moving })
  const moves = await planMoves(ctx, rooms, { places, work, moving, day: plan.effective, roles })
  await moveWork(ctx, moves)
  await recountTimers(ctx, moves, moves.calendarOf)
  const presumed = places.filter(({ to }) => to.isPresumed)
  await insertPresumptions(ctx.tx, presumed.map(({ dossier: { id, receivesAtId, competentUnitId } }) => ({
    plan: plan.key, dossierId: id, fromSectionId: receivesAtId, fromCompetentId: competentUnitId, at: ctx.now,
  })))
  await tell(ctx, directory, places)
  await redate(ctx, touched, moves)
  return { moved: places.length, presumed: presumed.length, last }
}

/** Whether a dossier has to do with a unit that is no more, or with competence that moved. */
function isTouched(
  directory: Directory, { events }: SuccessionPlan, work: OpenWork, papers: readonly KeptPapers[],
) {
  const isGone = (id: bigint) => directory.byId(id) === undefined
  const cases = new Set([...work.tasks, ...work.legs, ...work.clocks].filter(({ unitId }) => isGone(unitId))
    .map(({ caseId }) => caseId))
  for (const { caseId, agencyId } of work.legs) if (isGone(agencyId)) cases.add(caseId)
  for (const { dossierId, ...units } of papers)
    if (Object.values(units).some((id) => id !== null && isGone(id))) cases.add(dossierId)
  const givers = new Set(events.filter(({ kind }) => kind === 'move-competence')
    .flatMap(({ from }) => directory.find(from[0] ?? '')?.id ?? []))
  return ({ id, territoryId, receivesAtId, competentUnitId }: Dossier) =>
    cases.has(id) || isGone(receivesAtId) || isGone(competentUnitId) || givers.has(competentUnitId)
    || territoryId !== null && isGone(territoryId)
}

async function movingOf(
  ctx: Ctx, { catalogue }: DossierRooms,
  { plan, directory, touched }: { plan: SuccessionPlan; directory: Directory; touched: readonly Dossier[] },
): Promise<Moving> {
  const hasSplit = plan.events.some(({ kind }) => kind === 'split')
  const people = hasSplit ? touched.map(({ applicantId }) => applicantId) : []
  const addresses = await addressesOf(ctx.tx, people)
  return {
    plan, directory, catalogue: catalogue.on(dayOf(ctx.now)),
    procedureOf: ({ procedureVersionId }) => catalogue.version(procedureVersionId).procedure,
    addressOf: ({ applicantId }) => addresses.get(applicantId) ?? '',
  }
}

/** What was promised by a calendar that ended, and is due later by the new one, is promised anew. */
export async function redate(ctx: Ctx, dossiers: readonly Dossier[], { clocks }: WorkMoves): Promise<void> {
  const dues = new Map(clocks.filter(({ clock, dueAt }) => clock.kind === 'dossier' && dueAt > clock.dueAt)
    .map(({ clock, dueAt }) => [clock.caseId, dueAt]))
  const moved = dossiers.flatMap((dossier) => {
    const [dueAt, before] = [dues.get(dossier.id), dossier.dueAt]
    return dueAt && before && dueAt > before ? [{ ...dossier, dueAt, before }] : []
  })
  await changeCalendars(ctx.tx, clocks.filter(({ clock }) => clock.kind === 'dossier')
    .map(({ clock: { caseId: id }, calendarVersionId }) => ({ id, calendarVersionId })))
  await changeDueDates(ctx.tx, moved)
  await recordEvents(ctx, { type: 'dossier.redated', subjectKind: 'dossier' }, moved.map((one) => ({
    subjectId: one.id, dossierId: one.id,
    data: {
      dossier: one.publicId, number: one.number, state: one.state, before: one.before.toISOString(),
      dueAt: one.dueAt.toISOString(),
    },
  })))
}

async function tell(
  ctx: Ctx, directory: Directory, places: readonly { readonly dossier: Dossier; readonly to: MovedPlaces }[],
): Promise<void> {
  const nameOf = (id: bigint) => directory.lastKnown(id)?.publicId ?? ''
  await recordEvents(ctx, { type: 'dossier.moved', subjectKind: 'dossier' }, places.map(({ dossier, to }) => ({
    subjectId: dossier.id, dossierId: dossier.id,
    data: {
      dossier: dossier.publicId, number: dossier.number, state: dossier.state,
      fromUnit: nameOf(dossier.competentUnitId), unit: nameOf(to.competentUnitId),
      fromSection: nameOf(dossier.receivesAtId), section: nameOf(to.receivesAtId), isPresumed: to.isPresumed,
    },
  })))
}
