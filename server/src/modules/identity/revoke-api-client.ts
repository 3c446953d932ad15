import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockApiClient, revokeApiClientRow } from './store/api-clients.ts'

/**
 * Lets a program in no more, with the tokens that it has (thu hồi phần mềm kết nối). Refuses with `client-unknown`,
 * also for one that was revoked or is not theirs. Leaves `api-client.revoked`.
 */
export async function revokeApiClient(
  ctx: Ctx, { client, isReached, machineNow }: {
    readonly client: string; readonly isReached: (unitId: bigint) => boolean; readonly machineNow: Date },
): Promise<Result<{ readonly publicId: string }, { readonly code: 'client-unknown' }>> {
  const found = await lockApiClient(ctx.tx, client)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'client-unknown' })
  await revokeApiClientRow(ctx.tx, found.id, { at: machineNow, accountId: ctx.actorId })
  await recordEvent(ctx, { type: 'api-client.revoked', subjectKind: 'api-client', subjectId: found.id, data: { client } })
  return ok({ publicId: client })
}
