import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type RolloutOfData, insertRolloutsOfData } from './store/rollout-store.ts'

/**
 * Takes over from a data set where the digitisation procedure is in force. Only of sections of which nothing is on
 * record yet: what was proposed or decided at the desk stays as it is. The same again changes nothing. Leaves
 * `rollouts.loaded` if anything was added.
 */
export async function loadRollouts(
  ctx: Ctx, rows: readonly RolloutOfData[],
): Promise<{ readonly added: number; readonly changed: 0; readonly unchanged: number }> {
  const added = await insertRolloutsOfData(ctx.tx, rows, ctx.actorId, ctx.now)
  if (added > 0)
    await recordEvent(ctx, { type: 'rollouts.loaded', subjectKind: 'rollout', subjectId: 0n, data: { added } })
  return { added, changed: 0, unchanged: rows.length - added }
}
