import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { getPeople } from '../identity/public.ts'
import { correctFacts } from './correct-facts.ts'
import { saidData } from './domain/said-data.ts'
import type { PaperField } from './domain/suggest-fields.ts'
import { endReview, lockReview } from './store/review-store.ts'

export interface AcceptReview {
  /** Of the paper. */
  readonly publicId: string
  /** Whether its scan is one of the units that the actor reaches. */
  readonly mayReach: (unitId: bigint) => boolean
  /** What a person accepted or typed, each field; empty: the paper does not say it. */
  readonly values: Readonly<Record<PaperField, string>>
}

export type AcceptReviewRefusal = { readonly code: 'review-unknown' } | { readonly code: 'nothing-said' }

/**
 * Makes facts of what a person looked at and accepted (dữ liệu của giấy tờ): read by the program, accepted by whoever
 * acts, with how sure the reader was of each value that was left as it was. Whose personal number stands on it is kept,
 * too: of several its owner's, so that the paper of somebody else is not used again as theirs. Refuses `review-unknown`
 * for what waits no more or waits elsewhere, `nothing-said` where nothing is filled in. Leaves `paper.described`.
 */
export async function acceptReview(
  ctx: Ctx, { publicId, mayReach, values }: AcceptReview,
): Promise<Result<undefined, AcceptReviewRefusal>> {
  const review = await lockReview(ctx.tx, publicId)
  if (!review || !mayReach(review.unitId)) return refuse({ code: 'review-unknown' })
  const { name, number, issuedOn, issuer, place } = values
  if ([name, number, issuedOn, issuer, place].every((value) => value === '')) return refuse({ code: 'nothing-said' })
  const confidence = Object.fromEntries(review.fields.flatMap(({ field, normalised, confidence: sure }) =>
    values[field] === normalised ? [[field, sure]] : []))
  const [owner] = await getPeople(ctx.tx, [review.ownerId])
  const named = review.numbers.find((one) => one === owner?.personalNumber) ?? review.numbers[0]
  const written = await correctFacts(ctx, {
    paperId: review.paperId, source: 'read', reason: null, confidence,
    said: {
      number: number || null, issuedOn: issuedOn || null, issuerName: issuer || null,
      data: saidData({ fullName: name, idNumber: named, issuePlace: place }),
    },
  })
  if (!written.ok) return refuse({ code: 'review-unknown' }) // somebody has said what it says meanwhile
  await endReview(ctx.tx, review.paperId, { at: ctx.now, by: ctx.actorId })
  return ok(undefined)
}
