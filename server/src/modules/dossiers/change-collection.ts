import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { findStep, finishStep, lockRunOfCase } from '../workflow/public.ts'
import { checkProxy } from './authorised-by.ts'
import { caseOf } from './advance.ts'
import type { StepRefusal } from './case-facts.ts'
import { type ResultInArchive, firstReminder, isCollectedAnywhere, planMove } from './custody.ts'
import { doneFor } from './done-for.ts'
import { isClosed } from './domain/lifecycle.ts'
import { type Acted, type HeldDossier, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import { followRun } from './follow-run.ts'
import { agencyAbove } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import {
  findCollection, findCustody, findOpenMove, keepCollection, moveCustody, setReminder, settleResultMove,
} from './store/custody-store.ts'
import { changeDossier } from './store/dossier-store.ts'

export interface ChangeCollection extends OnDossier { readonly unitId: bigint }

export type CollectionRefusal = HoldRefusal | StepRefusal | CalendarMissing
  | { readonly code: 'collection-over' } | { readonly code: 'collection-not-there' }
  | { readonly code: 'proxy-over' } | { readonly code: 'collection-there-already' } | { readonly code: 'result-on-its-way' }
  | ResultInArchive

/**
 * The applicant collects the result at another section (đổi nơi nhận kết quả, II.4): until it is returned, where the
 * policy lets it, and not while it is on the road or in the archive (`result-in-archive`). The step of returning goes
 * there, and the paper has a way to go, which somebody hands over and somebody acknowledges. Leaves
 * `dossier.collection-changed`.
 */
export async function changeCollection(
  ctx: Ctx, rooms: DossierRooms, input: ChangeCollection,
): Promise<Result<Acted, CollectionRefusal>> {
  const opened = await holdDossier(ctx, rooms, input)
  if (!opened.ok) return opened
  const held = opened.value
  const { dossier, directory } = held
  const byProxy = await checkProxy(ctx, dossier, input.viewer)
  if (!byProxy.ok) return byProxy
  if (isClosed(dossier.state) || dossier.delivery !== 'counter') return refuse({ code: 'collection-over' })
  const { procedure } = rooms.catalogue.version(dossier.procedureVersionId)
  const to = collectionPlaces(directory, procedure, dossier).find(({ id }) => id === input.unitId)
  if (!to) return refuse({ code: 'collection-not-there' })
  const before = await findCollection(ctx.tx, dossier.id) ?? dossier.receivesAtId
  if (before === to.id) return refuse({ code: 'collection-there-already' })
  const way = await findOpenMove(ctx.tx, dossier.id)
  if (way?.handedOverAt) return refuse({ code: 'result-on-its-way' })
  if ((await findCustody(ctx.tx, dossier.id))?.archivedAt) return refuse({ code: 'result-in-archive' })

  await keepCollection(ctx.tx, { dossierId: dossier.id, unitId: to.id }, ctx.now, ctx.actorId)
  if (way) await settleResultMove(ctx.tx, way.id, 'recalled', ctx.now, ctx.actorId)
  const moved = await movePaper(ctx, held, to)
  if (!moved.ok) return moved
  const stepped = await moveStep(ctx, held)
  if (!stepped.ok) return stepped
  const { id, publicId, number, state, dueAt } = dossier
  await recordEvent(doneFor(ctx, 'dossier.collection-changed', dossier, held.forOrganisation), {
    type: 'dossier.collection-changed', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, unit: to.publicId },
  })
  const version = await changeDossier(ctx.tx, id, {})
  return ok({ publicId, version, state, dueAt, slipId: null, undoSeconds: null })
}

/** Where a result may be collected: where it was received, and where the policy lets it, at every section. */
export function collectionPlaces(
  directory: Directory, procedure: string, { receivesAtId }: { readonly receivesAtId: bigint },
): readonly Unit[] {
  const isAnywhere = isCollectedAnywhere(directory, procedure)
  return directory.units.filter(({ id, isOneStop }) => id === receivesAtId || isAnywhere && isOneStop)
}

/** The paper, if there is one, gets a way from where it lies; within one agency it is there at once. */
async function movePaper(ctx: Ctx, held: HeldDossier, to: Unit): Promise<Result<undefined, CalendarMissing>> {
  const { dossier: { id }, directory } = held
  const custody = await findCustody(ctx.tx, id)
  const from = custody && directory.byId(custody.unitId)
  if (!custody || !from) return ok(undefined)
  if (agencyAbove(directory, from).id === agencyAbove(directory, to).id) {
    const at = { unitId: to.id, holderId: ctx.actorId, since: ctx.now, remindAt: firstReminder(directory, ctx.now) }
    await moveCustody(ctx.tx, id, at)
    return ok(undefined)
  }
  await setReminder(ctx.tx, id, { remindAt: null, reminders: custody.reminders })
  return planMove(ctx, held, from, to)
}

/** The step of returning is that section's now: its token stays, the step that stood by it ends and another opens. */
async function moveStep(ctx: Ctx, held: HeldDossier): Promise<Result<undefined, StepRefusal>> {
  const { tasks, process, dossier: { id: caseId } } = held
  const task = tasks.find(({ nodeId }) => findStep(process.model, nodeId)?.action === 'return-result')
  const run = task && await lockRunOfCase(ctx.tx, caseId)
  if (!task || !run) return ok(undefined)
  await finishStep(ctx, task, 'cancelled', null)
  const { instance } = run
  const before = { ...instance, tokens: instance.tokens.filter(({ id }) => id !== task.tokenId) }
  const others = tasks.filter(({ id }) => id !== task.id)
  const opened = await followRun(
    ctx, caseOf(held), { id: run.id, before, instance }, others, { fromUnitId: task.unitId },
  )
  return opened.ok ? ok(undefined) : opened
}
