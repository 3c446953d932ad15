import type { Day } from '../../kernel/civil-day.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type RevisePolicyRefusal, revisePolicy } from '../organisation/public.ts'
import { type HallFault, faultsOfHall } from './domain/check-hall.ts'
import { type Hall, hallValueOf } from './domain/hall.ts'

export interface ChangeHall {
  readonly unit: { readonly id: bigint; readonly idOfData: string }
  readonly hall: Hall
  /** The first day on which it holds. */
  readonly from: Day
  /** The decision by which. */
  readonly basis: string
  /** What was planned for the section when it was looked at (`readPolicyMarks`). */
  readonly seen: string
}

export type ChangeHallRefusal = HallFault | RevisePolicyRefusal

/**
 * The head of a section says what people may come for and which counter does what, from a day to come (the policy
 * `queue-hall` of the section); what held before stands as it was. Leaves `policy.revised`. Refuses with the first
 * fault of the hall (`faultsOfHall`), and as `revisePolicy` does.
 */
export async function changeHall(
  ctx: Ctx, { unit, hall, from, basis, seen }: ChangeHall,
): Promise<Result<undefined, ChangeHallRefusal>> {
  const [fault] = faultsOfHall(hall)
  if (fault) return refuse(fault)
  return revisePolicy(ctx, {
    key: 'queue-hall', scope: unit.idOfData, unitId: unit.id, from, value: hallValueOf(hall), article: basis, seen,
  })
}
