import type { Day } from '../../kernel/civil-day.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type RevisePolicyRefusal, revisePolicy } from '../organisation/public.ts'
import { type HallFault, faultsOfHall } from './domain/check-hall.ts'
import { type Hall, hallValueOf, isDoneIn } from './domain/hall.ts'
import { countUnserved } from './store/due-appointments.ts'

export interface ChangeHall {
  readonly unit: { readonly id: bigint; readonly idOfData: string }
  readonly hall: Hall
  /** The first day on which it holds. */
  readonly from: Day
  /** The decision by which. */
  readonly basis: string
  /** What was planned for the section when it was looked at (`readPolicyMarks`). */
  readonly seen: string
  /** How many booked appointments it may call off, as whoever changes it was told; undefined where nothing was told. */
  readonly callsOff: number | undefined
}

/** Appointments are booked of which no counter does the errand any more, and nobody has agreed to that many. */
export interface HallCallsOff { readonly code: 'hall-calls-off'; readonly count: number }
export type ChangeHallRefusal = HallFault | RevisePolicyRefusal | HallCallsOff

/**
 * The head of a section says what people may come for and which counter does what, from a day to come (the policy
 * `queue-hall` of the section); what held before stands as it was. Leaves `policy.revised`. Refuses with the first
 * fault of the hall (`faultsOfHall`), as `revisePolicy` does, and with `hall-calls-off` while what it calls off is
 * another number than was agreed to. One that is booked after that look is called off with the others, and not counted.
 */
export async function changeHall(
  ctx: Ctx, { unit, hall, from, basis, seen, callsOff }: ChangeHall,
): Promise<Result<undefined, ChangeHallRefusal>> {
  const [fault] = faultsOfHall(hall)
  if (fault) return refuse(fault)
  const revised = await revisePolicy(ctx, {
    key: 'queue-hall', scope: unit.idOfData, unitId: unit.id, from, value: hallValueOf(hall), article: basis, seen,
  })
  if (!revised.ok) return revised
  const served = hall.services.map(({ code }) => code).filter((code) => isDoneIn(hall, code))
  const count = await countUnserved(ctx.tx, { unitId: unit.id, from, served })
  return count > 0 && count !== callsOff ? refuse({ code: 'hall-calls-off', count }) : revised
}
