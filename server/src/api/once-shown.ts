import type { Refusal, Result } from '../kernel/result.ts'
import { ok } from '../kernel/result.ts'
import {
  type Answer, type Backing, type Ctx, type Json, type RequestReused, type Sender, inTransaction,
} from '../platform/db.ts'

/** What a deed answers: `kept` also to a repeat, `secret` to the first request alone. */
export interface WithSecret<B extends Json> { readonly kept: Answer<B>; readonly secret: string }

/**
 * `inTransaction` for a deed that makes a secret (a first password). The answer that is kept for a repeat does not hold
 * it, so that it stands in no table: a repeat gets null in its place, and whoever lost the first answer makes a new
 * secret (docs/adr/0019-a-secret-is-shown-once.md).
 */
export async function showOnce<T, B extends Json, R extends Refusal>(
  backing: Backing, sender: Sender, work: (ctx: Ctx) => Promise<Result<T, R>>, show: (value: T) => WithSecret<B>,
): Promise<Result<{ readonly answer: Answer<B>; readonly secret: string | null }, R | RequestReused>> {
  let shown: string | null = null
  const outcome = await inTransaction(backing, sender, work, (value) => {
    const { kept, secret } = show(value)
    shown = secret
    return kept
  })
  return outcome.ok ? ok({ answer: outcome.value, secret: shown }) : outcome
}
