import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { findStep, listOpenTasks } from '../workflow/public.ts'
import { type ResultInArchive, type ResultNotHere, planMove } from './custody.ts'
import { type MoveDeed, type MoveRefusal, movePapers } from './move-papers.ts'
import type { OpenRefusal, Acted } from './open-dossier.ts'
import { isPartOf } from './places.ts'
import { policiesOf } from './policies.ts'
import { type FeesUnpaid, type ReturnResult, namesDue, returnResult } from './return-result.ts'
import type { DossierRooms } from './rooms.ts'
import type { StepOfOthers } from './step-meant.ts'
import type { StepRefusal } from './case-facts.ts'
import { findCustody, findOpenMove, moveCustody, settleResultMove } from './store/custody-store.ts'
import { findDossierById, lockDossierById } from './store/dossier-store.ts'
import type { Viewer } from './viewer.ts'

export type PassRefusal = MoveRefusal | ResultNotHere | ResultInArchive | FeesUnpaid

/**
 * The paper result leaves a section for a unit of another body, such as the post, which acknowledges it there
 * (`receiveResultAt`): one more way of its custody. By whom is for the caller to say. Refuses with `no-result-to-move`
 * where there is no paper or it was returned, with `result-not-here` where it lies elsewhere or is on its way, with
 * `result-in-archive`, and with `fees-unpaid` while something is due before it may leave the house (R18). Leaves
 * `dossier.result-handed-over`.
 */
export async function passResult(
  ctx: Ctx, rooms: DossierRooms,
  { dossierId, fromUnitId, toUnitId }: {
    readonly dossierId: bigint; readonly fromUnitId: bigint; readonly toUnitId: bigint },
): Promise<Result<undefined, PassRefusal>> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const dossier = await lockDossierById(ctx.tx, dossierId)
  const custody = await findCustody(ctx.tx, dossierId)
  const [from, to] = [directory.byId(custody?.unitId ?? fromUnitId), directory.byId(toUnitId)]
  if (!dossier || !custody || custody.returnedAt || !from || !to) return refuse({ code: 'no-result-to-move' })
  if (!isPartOf(directory, from.id, fromUnitId) || await findOpenMove(ctx.tx, dossierId))
    return refuse({ code: 'result-not-here', unitId: custody.unitId })
  if (custody.archivedAt) return refuse({ code: 'result-in-archive' })
  const policies = policiesOf(directory)
  const names = await namesDue(ctx.tx, policies, dossierId)
  if (names.length > 0) return refuse({ code: 'fees-unpaid', names })
  const planned = await planMove(ctx, { dossier, directory, policies }, from, to)
  return planned.ok ? moveAs(ctx, rooms, { dossierId, unitId: from.id, deed: 'hand-over' }) : planned
}

/** The paper result has come to a unit. Leaves `dossier.result-received`. */
export async function receiveResultAt(
  ctx: Ctx, rooms: DossierRooms, { dossierId, unitId }: { readonly dossierId: bigint; readonly unitId: bigint },
): Promise<Result<undefined, MoveRefusal>> {
  return moveAs(ctx, rooms, { dossierId, unitId, deed: 'receive' })
}

/**
 * What was on its way to a unit did not come there, and nobody finds it: the way ends, and it stays with whoever gave
 * it; or goes over to `keptBy`, who is to act for the applicant. Nobody is reminded to collect it. Leaves
 * `dossier.result-refused` with the reason.
 */
export async function loseResult(
  ctx: Ctx, rooms: DossierRooms,
  { reason, keptBy, ...at }: {
    readonly dossierId: bigint; readonly unitId: bigint; readonly reason: string; readonly keptBy: bigint | undefined },
): Promise<Result<undefined, MoveRefusal>> {
  const moved = await moveAs(ctx, rooms, { ...at, deed: 'refuse', reason })
  if (!moved.ok) return moved
  // What is lost is not sent anew, as what was not taken in would be.
  const planned = await findOpenMove(ctx.tx, at.dossierId)
  if (planned) await settleResultMove(ctx.tx, planned.id, 'recalled', ctx.now, ctx.actorId)
  if (keptBy !== undefined)
    await moveCustody(ctx.tx, at.dossierId, { unitId: keptBy, holderId: ctx.actorId, since: ctx.now, remindAt: null })
  return ok(undefined)
}

/** Whether the paper result lies there and may leave: neither returned nor on its way, and nothing is due for it. */
export async function isResultAt(
  { tx, now }: Pick<Ctx, 'tx' | 'now'>, { directory: source }: Pick<DossierRooms, 'directory'>,
  { dossierId, unitId }: { readonly dossierId: bigint; readonly unitId: bigint },
): Promise<boolean> {
  const custody = await findCustody(tx, dossierId)
  if (!custody || custody.returnedAt || custody.archivedAt || await findOpenMove(tx, dossierId)) return false
  const directory = source.on(dayOf(now))
  if ((await namesDue(tx, policiesOf(directory), dossierId)).length > 0) return false
  return isPartOf(directory, custody.unitId, unitId)
}

export type DeliverRefusal = OpenRefusal | StepOfOthers | StepRefusal | ResultNotHere | ResultInArchive | FeesUnpaid

/**
 * The post gave the result to the applicant: it is returned from where the post has it, whoever at the section holds
 * the step of returning. As `returnResult`, which it is.
 */
export async function returnResultByPost(
  ctx: Ctx, rooms: DossierRooms,
  { dossierId, liesAt, ...how }: Pick<ReturnResult, 'receiver' | 'proof'> & {
    readonly dossierId: bigint; readonly liesAt: bigint },
): Promise<Result<Acted, DeliverRefusal>> {
  const dossier = await findDossierById(ctx.tx, dossierId)
  const process = dossier && await rooms.processes.ofCase(dossier.id, dossier.procedureVersionId, ctx.tx)
  const step = process && (await listOpenTasks(ctx.tx, dossierId))
    .find(({ nodeId }) => findStep(process.model, nodeId)?.action === 'return-result')
  if (!dossier || !step) return refuse({ code: 'not-your-step' })
  const { role, unitId, holderId, nodeId } = step
  const viewer: Viewer = {
    accountId: holderId ?? ctx.actorId, fullName: '', personId: null, grants: [{ role, unitId }],
    reaches: [{ reach: 'unit', unitId }],
  }
  return returnResult(ctx, rooms, { ...how, publicId: dossier.publicId, viewer, how: 'post', step: nodeId, liesAt })
}

async function moveAs(
  ctx: Ctx, rooms: DossierRooms,
  { dossierId, unitId, deed, reason }: {
    readonly dossierId: bigint; readonly unitId: bigint; readonly deed: MoveDeed; readonly reason?: string },
): Promise<Result<undefined, MoveRefusal>> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (!dossier) return refuse({ code: 'dossier-unknown' })
  const viewer: Viewer = {
    accountId: ctx.actorId, fullName: '', personId: null, grants: [{ role: 'reception', unitId }],
    reaches: [{ reach: 'province', unitId: null }],
  }
  const moved = await movePapers(ctx, rooms, { publicId: dossier.publicId, viewer, what: 'result', deed, reason })
  return moved.ok ? ok(undefined) : moved
}
