import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type RefusedCommand, lockRefused } from './store/commands.ts'

/**
 * Somebody is about to be shown what stands in a command that was refused, people and numbers whole, to receive it
 * again; that they looked is on record. Leaves `offline-command.shown`. Refuses with `offline-refusal-unknown` what
 * does not wait, or not within reach.
 */
export async function showRefusal(
  ctx: Ctx, { command, isReached }: { readonly command: string; readonly isReached: (unitId: bigint) => boolean },
): Promise<Result<RefusedCommand, { readonly code: 'offline-refusal-unknown' }>> {
  const held = await lockRefused(ctx.tx, command)
  if (!held || !isReached(held.unitId)) return refuse({ code: 'offline-refusal-unknown' })
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'offline-command.shown', subjectKind: 'offline-command', subjectId: held.id,
    data: { command, kind: held.kind },
  })
  return ok(held)
}
