import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import { endPolicyFrom, insertRevisedPolicy, readPolicyMarks } from './revised-policy-store.ts'
import { findEndOfUnit } from './succession-store.ts'
import { insertVersions, lockRevision, moveRevision } from './store.ts'

export interface RevisePolicy {
  readonly key: string
  /** The unit by its id in the data, and by its number. */
  readonly scope: string
  readonly unitId: bigint
  /** The first day on which it holds. */
  readonly from: Day
  readonly value: Json
  /** The decision or article by which. */
  readonly article: string
  /** What stood there when it was looked at (`readPolicyMarks`); empty where nothing did. */
  readonly seen: string
}

export type RevisePolicyRefusal =
  | { readonly code: 'policy-day-past' } | { readonly code: 'policy-changed-meanwhile' }
  | { readonly code: 'policy-unit-ends' }

/**
 * A unit changes a policy of its own from a day to come: what held until then stays as it was, what was planned from
 * that day on is taken back, and imports leave it so. The caller has checked the value. Leaves `policy.revised`.
 * Refuses with `policy-day-past` a day that has begun: nothing of today or before is rewritten; and with
 * `policy-changed-meanwhile` if something else stands there by now than was seen. `policy-unit-ends`: a plan that
 * was taken in ends the unit, and its heir has what held when it was taken in; the change would not reach it.
 */
export async function revisePolicy(
  ctx: Ctx, { key, scope, unitId, from, value, article, seen }: RevisePolicy,
): Promise<Result<undefined, RevisePolicyRefusal>> {
  if (from <= dayOf(ctx.now)) return refuse({ code: 'policy-day-past' })
  const revision = await lockRevision(ctx.tx)
  if (await findEndOfUnit(ctx.tx, unitId) !== undefined) return refuse({ code: 'policy-unit-ends' })
  const standing = await readPolicyMarks(ctx.tx, key, [scope])
  if ((standing.get(scope) ?? '') !== seen) return refuse({ code: 'policy-changed-meanwhile' })
  await endPolicyFrom(ctx.tx, { key, scope, from })
  await insertVersions(ctx.tx, 'policy', [
    { key, scope, value, article, valid: `[${from},)`, fingerprint: contentFingerprint({ value, article }) },
  ])
  await insertRevisedPolicy(ctx.tx, { key, scope, from, by: ctx.actorId, at: ctx.now })
  await moveRevision(ctx.tx)
  await recordEvent({ ...ctx, unitId }, {
    type: 'policy.revised', subjectKind: 'organisation', subjectId: revision + 1n, data: { key, scope, from },
  })
  return ok(undefined)
}
