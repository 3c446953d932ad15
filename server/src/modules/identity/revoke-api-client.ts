import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockApiClient, revokeApiClientRow } from './store/api-clients.ts'

export interface RevokeApiClient {
  readonly client: string
  readonly why: string
  readonly isReached: (unitId: bigint) => boolean
  readonly machineNow: Date
}

export type RevokeApiClientRefusal = { readonly code: 'client-unknown' | 'client-reason-missing' }

/**
 * Lets a program in no more, with the tokens that it has (thu hồi phần mềm kết nối). Refuses with
 * `client-reason-missing`, and with `client-unknown` also for one that was revoked or is not theirs. Leaves
 * `api-client.revoked`; whoever calls ends what the program registered, in the same transaction.
 */
export async function revokeApiClient(
  ctx: Ctx, { client, why: raw, isReached, machineNow }: RevokeApiClient,
): Promise<Result<{ readonly id: bigint; readonly publicId: string }, RevokeApiClientRefusal>> {
  const why = cleanText(raw)
  if (why === '') return refuse({ code: 'client-reason-missing' })
  const found = await lockApiClient(ctx.tx, client)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'client-unknown' })
  await revokeApiClientRow(ctx.tx, found.id, { at: machineNow, accountId: ctx.actorId, why })
  await recordEvent(ctx, { type: 'api-client.revoked', subjectKind: 'api-client', subjectId: found.id, data: { client } })
  return ok({ id: found.id, publicId: client })
}
