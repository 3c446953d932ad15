import { type Dong, isDong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { AmountInvalid } from './change-charge.ts'
import type { OwnDeed } from './decide-refund.ts'
import { type AskedOfSums, type SumUnusual, checkDrawer } from './domain/unusual-sum.ts'
import { type Till, type TillSums, lockOpenTill, lockTill, markAccepted, markClosed, sumTills } from './store/tills.ts'

export interface CloseTill {
  /** What is in the drawer. */
  readonly counted: Dong
  /** Of a difference. */
  readonly why: string | null
  readonly sums: AskedOfSums
}

/** The drawer holds another amount than it should, and nobody said why. Below 0, money is missing. */
export interface DifferenceUntold {
  readonly code: 'difference-untold'; readonly expected: number; readonly difference: number
}
export type CloseTillRefusal = AmountInvalid | SumUnusual | DifferenceUntold | { readonly code: 'no-till' }

/** What should be in the drawer: the start, what was taken, less what was paid back. */
export function expectedIn(startAmount: Dong, sums: TillSums | undefined): number {
  return startAmount + (sums?.taken ?? 0) - (sums?.paidBack ?? 0)
}

/**
 * A cashier counts the drawer and ends the till (đóng ca thu). Leaves `till.closed`. Refuses with `no-till`, with
 * `amount-invalid`, with `sum-unusual` what is likely mistyped until it is confirmed, and with `difference-untold` what
 * is not as it should be while no reason is given.
 */
export async function closeTill(ctx: Ctx, count: CloseTill): Promise<Result<Till, CloseTillRefusal>> {
  const till = await lockOpenTill(ctx.tx, ctx.actorId)
  return till ? close(ctx, till, count) : refuse({ code: 'no-till' })
}

/**
 * The head ends the till of a cashier who has gone without counting. As `closeTill`; refuses with `no-till` also what
 * is not within reach.
 */
export async function closeLeftTill(
  ctx: Ctx, input: CloseTill & { readonly till: string; readonly isReached: (unitId: bigint) => boolean },
): Promise<Result<Till, CloseTillRefusal>> {
  const till = await lockTill(ctx.tx, input.till)
  if (!till || till.closedAt || !input.isReached(till.unitId)) return refuse({ code: 'no-till' })
  return close(ctx, till, input)
}

async function close(ctx: Ctx, till: Till, { counted, why, sums }: CloseTill): Promise<Result<Till, CloseTillRefusal>> {
  if (!isDong(counted)) return refuse({ code: 'amount-invalid' })
  const meant = checkDrawer(sums, till.unitId, counted)
  if (!meant.ok) return meant
  const expected = expectedIn(till.startAmount, (await sumTills(ctx.tx, [till.id])).get(till.id))
  const difference = counted - expected
  if (difference !== 0 && why === null) return refuse({ code: 'difference-untold', expected, difference })
  const told = difference === 0 ? null : why
  await markClosed(ctx.tx, till.id, { at: ctx.now, byId: ctx.actorId, counted, expected, why: told })
  await recordEvent({ ...ctx, unitId: till.unitId }, {
    type: 'till.closed', subjectKind: 'till', subjectId: till.id,
    data: { till: till.publicId, counted, expected, difference },
  })
  return ok({ ...till, closedAt: ctx.now, closedBy: ctx.actorId, counted, expected, differenceWhy: told })
}

export type AcceptTillRefusal =
  | OwnDeed | { readonly code: 'till-missing' } | { readonly code: 'till-state' }

/**
 * The head has looked at the count of a till and takes its money over (duyệt ca thu). Leaves `till.accepted`. Refuses
 * with `till-missing`, with `till-state` while it is open and once it is accepted, and with `own-deed` its cashier.
 */
export async function acceptTill(
  ctx: Ctx, { till, isReached }: { readonly till: string; readonly isReached: (unitId: bigint) => boolean },
): Promise<Result<Till, AcceptTillRefusal>> {
  const found = await lockTill(ctx.tx, till)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'till-missing' })
  if (!found.closedAt || found.acceptedAt) return refuse({ code: 'till-state' })
  if (found.cashierId === ctx.actorId) return refuse({ code: 'own-deed' })
  await markAccepted(ctx.tx, found.id, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, unitId: found.unitId }, {
    type: 'till.accepted', subjectKind: 'till', subjectId: found.id, data: { till },
  })
  return ok({ ...found, acceptedAt: ctx.now, acceptedBy: ctx.actorId })
}
