import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProcedureContent, isSettledCentrally } from '../catalogue/public.ts'
import type { DutySeparated } from '../identity/public.ts'
import type { Directory } from '../organisation/public.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import {
  type Process, type Task, beginRunless, findStep, listOpenTasks, listTasks, readStanding,
} from '../workflow/public.ts'
import { type Action, type NotAllowed, type State, isUnderWay, isWork, move } from './domain/lifecycle.ts'
import { type DossierPolicies, policiesFor } from './policies.ts'
import { type Viewer, actsForApplicant, isWithinReach } from './viewer.ts'
import type { DossierRooms } from './rooms.ts'
import { checkProxy } from './authorised-by.ts'
import { doneFor } from './done-for.ts'
import { dutyAgainst, whoElseMay } from './separate-duties.ts'
import { wakeConsultations } from './store/consultation-store.ts'
import { type Dossier, type DossierChange, changeDossier, lockDossier } from './store/dossier-store.ts'
import { type Words, insertRemarks } from './store/remark-store.ts'
import { type Before, dropBefore, keepBefore } from './store/undo-store.ts'

/** Every deed on a dossier says which, and in which version its doer saw it. */
export interface OnDossier {
  readonly publicId: string
  /** The ETag; a second writer is told (`changed-meanwhile`). Undefined for whoever saw none, such as a job. */
  readonly version?: number | undefined
  readonly viewer: Viewer
  /** Which step is meant, by its id in the process, where the viewer has several of one kind; others need not say. */
  readonly step?: string | undefined
}

export type HoldRefusal =
  { readonly code: 'dossier-unknown' } | { readonly code: 'changed-meanwhile'; readonly version: number }
export type OpenRefusal = HoldRefusal | NotAllowed | DutySeparated
  | { readonly code: 'not-your-step' } | { readonly code: 'proxy-over' } | { readonly code: 'settled-centrally' }

/** A dossier that is held: locked until the transaction ends, with everything that is known of it. */
export interface HeldDossier {
  readonly dossier: Dossier
  readonly tasks: readonly Task[]
  readonly content: ProcedureContent
  readonly process: Process
  /** The province as it is today. */
  readonly directory: Directory
  readonly policies: DossierPolicies
  readonly feel: Feel
  /** The organisation whose it is and for which whoever holds it acts. */
  readonly forOrganisation: bigint | undefined
}

/** A dossier in hand for one deed. */
export interface OpenDossier extends HeldDossier {
  readonly next: State
  /** What it was before a deed that may be undone, and for how long; undefined where the deed is final at once. */
  readonly undo: { readonly seconds: number; readonly before: Before } | undefined
}

/**
 * Takes a dossier in hand for one action of the state table. Refuses with `dossier-unknown` (none, or out of reach: the
 * same words), `changed-meanwhile`, or `action-not-allowed`; whoever had it and has it no longer is told so, and that
 * it is `not-your-step`; whoever sent it for another by a mandate that is over, `proxy-over`; whoever did the other of
 * two deeds that are kept apart, that and who may (`duty-separated`). Of what is settled centrally nothing is done here
 * (`settled-centrally`).
 */
export async function openDossier(
  ctx: Ctx, rooms: DossierRooms, on: OnDossier, action: Action,
): Promise<Result<OpenDossier, OpenRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, isHere, policies, content } = held.value
  if (isSettledCentrally(content)) return refuse({ code: 'settled-centrally' })
  const moved = move(dossier.state, action)
  if (!moved.ok) return moved
  if (!isHere) return refuse({ code: 'not-your-step' })
  const byProxy = await checkProxy(ctx, dossier, on.viewer)
  if (!byProxy.ok) return byProxy
  const onHand = { ...held.value, db: ctx.tx, day: dayOf(ctx.now) }
  const rule = await dutyAgainst(onHand, on.viewer, action)
  if (rule) {
    const names = await whoElseMay(onHand, on.viewer, action, rule)
    return refuse({ code: 'duty-separated', rule: rule.id, names })
  }
  const { state, proposal, decidedAt } = dossier
  const seconds = isWork(action) ? policies.undoSeconds : 0
  if (seconds === 0) return ok({ ...held.value, next: moved.value, undo: undefined })
  const before = { state, proposal, decidedAt, standing: await readStanding(ctx.tx, dossier.id) }
  return ok({ ...held.value, next: moved.value, undo: { seconds, before } })
}

/**
 * Locks a dossier for whoever saw it in that version, and says whether it is within their reach now, or only was
 * (`isHere`). Refuses with `dossier-unknown` or `changed-meanwhile`.
 */
export async function holdDossier(
  ctx: Ctx, rooms: DossierRooms, { publicId, version, viewer }: OnDossier,
): Promise<Result<HeldDossier & { readonly isHere: boolean }, HoldRefusal>> {
  const dossier = await lockDossier(ctx.tx, publicId)
  const tasks = await listOpenTasks(ctx.tx, dossier?.id ?? NO_ROW)
  const today = dayOf(ctx.now)
  const directory = rooms.directory.on(today)
  const isHere = dossier !== undefined && isWithinReach(directory, viewer, dossier, tasks)
  const all = isHere ? tasks : await listTasks(ctx.tx, dossier?.id ?? NO_ROW)
  if (!dossier || !isHere && !isWithinReach(directory, viewer, dossier, all)) return refuse({ code: 'dossier-unknown' })
  if (version !== undefined && version !== dossier.version)
    return refuse({ code: 'changed-meanwhile', version: dossier.version })
  const process = await rooms.processes.ofCase(dossier.id, dossier.procedureVersionId, ctx.tx)
  return ok({
    ...groundsOf(ctx, rooms, dossier, process), tasks: await onTheEngine(ctx, dossier, process, tasks), isHere,
    forOrganisation: actsForApplicant(viewer, dossier) ? dossier.applicantId : undefined,
  })
}

/** A dossier with all by which it is settled on the day of the deed; `process` is the one that it goes by. */
export function groundsOf(
  { now }: Pick<Ctx, 'now'>, { catalogue, directory, feel }: Pick<DossierRooms, 'catalogue' | 'directory' | 'feel'>,
  dossier: Dossier, process: Process,
): Omit<HeldDossier, 'tasks' | 'forOrganisation'> {
  const today = dayOf(now)
  const { content } = catalogue.version(dossier.procedureVersionId)
  return {
    dossier, content, process, feel, directory: directory.on(today),
    policies: policiesFor(directory.on, today, dossier),
  }
}

/** The open steps, each with its token: of a dossier of before the engine, the run begins where it stands. */
async function onTheEngine(
  ctx: Ctx, { id }: Dossier, { model }: Process, tasks: readonly Task[],
): Promise<readonly Task[]> {
  if (!tasks.some(({ instanceId, nodeId }) => instanceId === null && findStep(model, nodeId))) return tasks
  await beginRunless(ctx.tx, ctx.now, { caseId: id })
  return listOpenTasks(ctx.tx, id)
}

/** What a deed leaves: the dossier's new state, and the paper it made, if any. */
export interface Acted {
  readonly publicId: string
  readonly version: number
  readonly state: State
  readonly dueAt: Date | null
  readonly slipId: string | null
  /** For how many seconds it may be undone; null for what is final at once. */
  readonly undoSeconds: number | null
}

type Closing = Pick<OpenDossier, 'dossier' | 'next'> & Partial<Pick<OpenDossier, 'undo' | 'forOrganisation'>>

/**
 * Ends a deed: the event, then the row, in that order told. Where the dossier comes to its end by it, the job ends what
 * is asked of other agencies (`watchNextConsultation`). `data` may hold public ids, numbers and codes; no name,
 * phone or identity number: what was written in words goes into `words`, which the history of the dossier shows and
 * nobody else reads. Of a step of work nobody is told for some seconds, in which `undoDeed` may void it.
 */
export async function closeDeed(
  ctx: Ctx,
  { dossier, next, undo, forOrganisation }: Closing,
  type: `dossier.${string}`,
  change: DossierChange,
  more: {
    slipId?: string | undefined
    data?: Readonly<Record<string, string | number | boolean>>
    words?: Words
    voids?: bigint
  } = {},
): Promise<Acted> {
  const { id, publicId, number } = dossier
  const data = { dossier: publicId, number, state: next, ...more.data }
  const publishAfter = undo && new Date(ctx.now.getTime() + undo.seconds * 1000)
  // Whoever sent it online for another person goes on acting for that person; whoever has a mandate, for the firm.
  const { channel, submittedBy, authoriserId } = dossier
  const isActing = channel === 'online' && ctx.actorId === submittedBy && authoriserId !== null
  const onBehalfOfId = isActing ? authoriserId : forOrganisation
  await recordEvent(doneFor(ctx, type, dossier, onBehalfOfId), {
    type, subjectKind: 'dossier', subjectId: id, dossierId: id, publishAfter, voids: more.voids, data,
  })
  await insertRemarks(ctx, id, more.words ?? {})
  if (undo && publishAfter) await keepBefore(ctx.tx, id, publishAfter, undo.before)
  else await dropBefore(ctx.tx, id)
  const version = await changeDossier(ctx.tx, id, { ...change, state: next })
  // Nobody's opinion is of use any more: also where silence was recorded, and nothing else would be looked at.
  if (isUnderWay(dossier.state) && !isUnderWay(next)) await wakeConsultations(ctx, id)
  const dueAt = change.dueAt === undefined ? dossier.dueAt : change.dueAt
  return { publicId, version, state: next, dueAt, slipId: more.slipId ?? null, undoSeconds: undo?.seconds ?? null }
}
