import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type CalendarMissing, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { listTasks } from '../workflow/public.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory } from '../organisation/public.ts'
import { firstReminder, planMove } from './custody.ts'
import { isPartOf } from './places.ts'
import { policiesOf } from './policies.ts'
import { type Viewer, isWithinReach } from './viewer.ts'
import type { Acted, OnDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import {
  findCollection, findOpenMove, listResultMoves, moveCustody, settleResultMove,
} from './store/custody-store.ts'
import { type Dossier, changeDossier, lockDossier } from './store/dossier-store.ts'
import { findOriginals, handOverOriginals, receiveOriginals } from './store/originals-store.ts'
import { insertRemarks } from './store/remark-store.ts'

type Known = { readonly code: 'dossier-unknown' } | { readonly code: 'changed-meanwhile'; readonly version: number }
type Unmovable = { readonly code: 'not-your-step' }
  | { readonly code: 'no-originals' } | { readonly code: 'originals-moved' } | { readonly code: 'originals-not-sent' }
  | { readonly code: 'no-result-to-move' } | { readonly code: 'result-moved' } | { readonly code: 'result-not-sent' }
export type MoveRefusal = Known | Unmovable | CalendarMissing

export type MovePaper = 'originals' | 'result'
/** It leaves, arrives, or is not taken in where it arrives; originals are always taken in. */
export type MoveDeed = 'hand-over' | 'receive' | 'refuse'

export interface MovePapers extends OnDossier {
  readonly what: MovePaper
  readonly deed: MoveDeed
  readonly note?: string | undefined
  /** Why it is not taken in. */
  readonly reason?: string | undefined
}

/** A way of papers from unit to unit, whatever they are. */
export interface Way {
  readonly fromUnitId: bigint
  readonly toUnitId: bigint
  readonly handedOverAt: Date | null
  readonly receivedAt: Date | null
}

const REFUSALS = {
  originals: { none: 'no-originals', moved: 'originals-moved', unsent: 'originals-not-sent' },
  result: { none: 'no-result-to-move', moved: 'result-moved', unsent: 'result-not-sent' },
} as const
const TOLD = {
  originals: {
    'hand-over': 'dossier.originals-handed-over', 'receive': 'dossier.originals-received',
    'refuse': 'dossier.originals-received',
  },
  result: {
    'hand-over': 'dossier.result-handed-over', 'receive': 'dossier.result-received', 'refuse': 'dossier.result-refused',
  },
} as const

/**
 * Papers leave a unit, or arrive at the next: originals that follow the electronic dossier (chuyển, nhận hồ sơ giấy,
 * R5), or the paper result on its way to where it is collected. Each with its own acknowledgement, whatever state the
 * dossier is in; by somebody there (`not-your-step`). A result that is not taken in goes on being its sender's, who
 * sends it anew. Leaves `dossier.originals-handed-over`, `.originals-received`, `.result-handed-over`,
 * `.result-received` or `.result-refused`.
 */
export async function movePapers(
  ctx: Ctx, rooms: DossierRooms, input: MovePapers,
): Promise<Result<Acted, MoveRefusal>> {
  const dossier = await lockDossier(ctx.tx, input.publicId)
  // Papers may follow when the step has gone on: whoever had one of its steps may still receive them.
  const tasks = await listTasks(ctx.tx, dossier?.id ?? NO_ROW)
  const directory = rooms.directory.on(dayOf(ctx.now))
  if (!dossier || !isWithinReach(directory, input.viewer, dossier, tasks)) return refuse({ code: 'dossier-unknown' })
  if (input.version !== undefined && input.version !== dossier.version)
    return refuse({ code: 'changed-meanwhile', version: dossier.version })
  const { what, deed } = input
  const moved = what === 'originals'
    ? await moveOriginals(ctx, directory, dossier, input) : await moveResult(ctx, directory, dossier, input)
  if (!moved.ok) return moved
  const data = { dossier: dossier.publicId, number: dossier.number }
  const type = TOLD[what][deed]
  await recordEvent(ctx, { type, subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data })
  await insertRemarks(ctx, dossier.id, { note: input.note, reason: input.reason })
  const version = await changeDossier(ctx.tx, dossier.id, {})
  return ok({
    publicId: dossier.publicId, version, state: dossier.state, dueAt: dossier.dueAt, slipId: null, undoSeconds: null,
  })
}

type Moved = Result<undefined, Unmovable | CalendarMissing>

async function moveOriginals(ctx: Ctx, directory: Directory, { id }: Dossier, input: MovePapers): Promise<Moved> {
  const may = mayMove(directory, input.viewer, await findOriginals(ctx.tx, id), input)
  if (!may.ok) return may
  await (input.deed === 'hand-over' ? handOverOriginals : receiveOriginals)(ctx.tx, id, ctx.now, ctx.actorId)
  return ok(undefined)
}

async function moveResult(ctx: Ctx, directory: Directory, dossier: Dossier, input: MovePapers): Promise<Moved> {
  const way = await findOpenMove(ctx.tx, dossier.id)
  const may = mayMove(directory, input.viewer, way, input)
  if (!may.ok) return may
  if (!way) return refuse({ code: 'no-result-to-move' })
  const how = ({ 'hand-over': 'handed-over', 'receive': 'received', 'refuse': 'refused' } as const)[input.deed]
  await settleResultMove(ctx.tx, way.id, how, ctx.now, ctx.actorId)
  if (input.deed === 'hand-over') return ok(undefined)
  if (input.deed === 'receive') {
    const collectAt = await findCollection(ctx.tx, dossier.id) ?? dossier.receivesAtId
    // What goes by post waits for somebody only after the post brought it back.
    const isAwaited = way.toUnitId === collectAt && (dossier.delivery !== 'post'
      || (await listResultMoves(ctx.tx, dossier.id)).some(({ fromUnitId }) => fromUnitId === way.toUnitId))
    const remindAt = isAwaited ? firstReminder(directory, ctx.now) : null
    await moveCustody(ctx.tx, dossier.id, { unitId: way.toUnitId, holderId: ctx.actorId, since: ctx.now, remindAt })
    return ok(undefined)
  }
  const [from, to] = [directory.byId(way.fromUnitId), directory.byId(way.toUnitId)]
  return from && to ? planMove(ctx, { dossier, directory, policies: policiesOf(directory) }, from, to) : ok(undefined)
}

/** Whether somebody at the place where papers are, or are to come, may move them there now. */
export function mayMove(
  directory: Directory, { grants }: Viewer, way: Way | undefined, { what, deed }: { what: MovePaper; deed: MoveDeed },
): Result<undefined, Unmovable> {
  const { none, moved, unsent } = REFUSALS[what]
  if (!way) return refuse({ code: none })
  const isSending = deed === 'hand-over'
  const at = isSending ? way.fromUnitId : way.toUnitId
  if (!grants.some(({ unitId }) => unitId !== null && isPartOf(directory, at, unitId)))
    return refuse({ code: 'not-your-step' })
  if (isSending && way.handedOverAt || way.receivedAt) return refuse({ code: moved })
  return isSending || way.handedOverAt ? ok(undefined) : refuse({ code: unsent })
}
