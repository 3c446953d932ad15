import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent, recordEvents } from '../audit/public.ts'
import { endClosing, endWaitingVisits, insertClosing } from './store/closings.ts'
import { forgetVisitors } from './store/visitors.ts'

export interface CloseQueue {
  readonly unitId: bigint
  readonly why: string
  /** Whether whoever waits is sent home; otherwise they are still served, also after hours. */
  readonly endsWaiting: boolean
}

/**
 * Whoever runs a section gives out no more numbers on this day (đóng hàng chờ): neither at the kiosk nor from afar.
 * Who comes with an appointment still gets theirs; who is at a counter or called to one is served. Leaves
 * `queue.closed`, and `visit.ended` of each that is sent home. Answers how many. Refuses with `queue-closed-already`.
 */
export async function closeQueue(
  ctx: Ctx, { unitId, why, endsWaiting }: CloseQueue,
): Promise<Result<number, { readonly code: 'queue-closed-already' }>> {
  const day = dayOf(ctx.now)
  const id = await insertClosing(ctx.tx, {
    unitId, day, why, endsWaiting, closedAt: ctx.now, closedBy: ctx.actorId,
  })
  if (id === undefined) return refuse({ code: 'queue-closed-already' })
  await recordEvent({ ...ctx, unitId }, {
    type: 'queue.closed', subjectKind: 'closing', subjectId: id, data: { endsWaiting },
  })
  const ended = endsWaiting ? await endWaitingVisits(ctx.tx, { unitId, day, at: ctx.now }) : []
  await forgetVisitors(ctx.tx, ended)
  const isClosed = true
  await recordEvents({ ...ctx, unitId }, { type: 'visit.ended', subjectKind: 'visit' },
    ended.map((subjectId) => ({ subjectId, data: { isClosed } })))
  return ok(ended.length)
}

/** Numbers are given again on this day. Leaves `queue.reopened`. Refuses with `queue-open`. */
export async function reopenQueue(
  ctx: Ctx, unitId: bigint,
): Promise<Result<undefined, { readonly code: 'queue-open' }>> {
  const id = await endClosing(ctx.tx, { unitId, day: dayOf(ctx.now), at: ctx.now, by: ctx.actorId })
  if (id === undefined) return refuse({ code: 'queue-open' })
  await recordEvent({ ...ctx, unitId }, { type: 'queue.reopened', subjectKind: 'closing', subjectId: id, data: {} })
  return ok(undefined)
}
