import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Way } from './domain/ways.ts'
import { findWay, keepWay } from './way-store.ts'

/**
 * Keeps by which way a person wants to be told outside of the portal; whoever calls has made sure that it is their own
 * choice. What is queued already goes as it was. Leaves `way.chosen`, nothing where it was so before.
 */
export async function chooseWay(
  ctx: Ctx, { personId, channel }: { readonly personId: bigint; readonly channel: Way },
): Promise<Result<void, never>> {
  if (await findWay(ctx.tx, personId) === channel) return ok(undefined)
  await keepWay(ctx.tx, { personId, channel, at: ctx.now })
  await recordEvent(ctx, { type: 'way.chosen', subjectKind: 'person', subjectId: personId, data: { channel } })
  return ok(undefined)
}
