import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type RecordedEvent, mayBeUndone, recordEvent } from '../audit/public.ts'
import { type State, lockStateOf } from '../dossiers/public.ts'
import { noteToldAgain, unsentOf } from './store/reconciliations.ts'

export type TellAgainRefusal = {
  readonly code: 'dossier-unknown' | 'deed-may-be-undone' | 'message-dead-before' | 'message-on-its-way'
}

export const TOLD_AGAIN = 'partner.told-again'

/**
 * Has a partner told of a dossier anew, as it is now: what mends a difference of which no message is left. The event is
 * all that it leaves; the message is made of it when its turn comes, behind all that happened before. Refuses with
 * `dossier-unknown`; with `deed-may-be-undone` while the last deed can be taken back, of which nobody is told; with
 * `message-dead-before` and `message-on-its-way` while a message of it is left, which comes first.
 */
export async function tellAgain(
  ctx: Ctx, { partner, number }: { readonly partner: string; readonly number: string },
): Promise<Result<void, TellAgainRefusal>> {
  const dossier = await lockStateOf(ctx.tx, number)
  if (!dossier) return refuse({ code: 'dossier-unknown' })
  if (await mayBeUndone(ctx.tx, dossier.id, ctx.now)) return refuse({ code: 'deed-may-be-undone' })
  const unsent = await unsentOf(ctx.tx, partner, dossier.id)
  if (unsent) return refuse({ code: unsent === 'dead' ? 'message-dead-before' : 'message-on-its-way' })
  await noteToldAgain(ctx.tx, partner, dossier.id, ctx.now)
  await recordEvent(ctx, {
    type: TOLD_AGAIN, subjectKind: 'partner', subjectId: 0n, dossierId: dossier.id,
    data: { partner, number, state: dossier.state },
  })
  return ok(undefined)
}

/** The state in which this partner is to be told of the dossier anew; undefined of any other event. */
export function toldAgainOf({ type, data }: Pick<RecordedEvent, 'type' | 'data'>, partner: string): State | undefined {
  if (!isToldAgain({ type })) return undefined
  const said = Object(data) as { readonly partner?: string; readonly state?: State }
  return said.partner === partner ? said.state : undefined
}

/** Whether by this event a partner is told of a dossier anew: nothing was done on it. */
export function isToldAgain({ type }: Pick<RecordedEvent, 'type'>): boolean {
  return type === TOLD_AGAIN
}
