import type { Dong } from '../../../kernel/money.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { type Day, addDays } from '../../../kernel/work-calendar.ts'

/** What of a counter may be delegated to the post: hướng dẫn, tiếp nhận, số hóa, trả kết quả (KH 1107 II.6). */
export const DELEGATED_TASKS = ['guide', 'receive', 'digitise', 'return'] as const
export type DelegatedTask = typeof DELEGATED_TASKS[number]

export interface Delegation {
  readonly id: bigint
  readonly publicId: string
  readonly agencyId: bigint
  /** The one-stop section for which the post works. */
  readonly sectionId: bigint
  readonly postUnitId: bigint
  readonly procedureIds: readonly bigint[]
  /** Whole đồng a deed; a task that has no price is not delegated. */
  readonly prices: { readonly [T in DelegatedTask]?: Dong }
  readonly decision: string
  readonly validFrom: Day
  /** The last day. */
  readonly validTo: Day
  readonly givenAt: Date
  readonly givenBy: bigint
  readonly revokedAt: Date | null
  readonly revokedWhy: string | null
}

export interface DelegatedAct {
  readonly day: Day
  readonly task: DelegatedTask
  readonly procedureId: bigint
}

export type DelegationRefusal =
  | { readonly code: 'delegation-missing' } | { readonly code: 'delegation-revoked' }
  | { readonly code: 'delegation-not-begun' } | { readonly code: 'delegation-over' }
  | { readonly code: 'task-not-delegated' } | { readonly code: 'procedure-not-delegated' }

type Known = Pick<Delegation, 'validFrom' | 'validTo' | 'revokedAt' | 'prices' | 'procedureIds'>

/**
 * The delegation under which something may be done, out of those that an agency gave to the unit of the post. Refuses
 * with the nearest reason: none was given, all are revoked, not begun, over, or leave out the task or the procedure.
 */
export function judgeDelegations<D extends Known>(
  given: readonly D[], { day, task, procedureId }: DelegatedAct,
): Result<D, DelegationRefusal> {
  if (given.length === 0) return refuse({ code: 'delegation-missing' })
  const kept = given.filter(({ revokedAt }) => revokedAt === null)
  if (kept.length === 0) return refuse({ code: 'delegation-revoked' })
  const begun = kept.filter(({ validFrom }) => validFrom <= day)
  if (begun.length === 0) return refuse({ code: 'delegation-not-begun' })
  const standing = begun.filter((one) => isStanding(one, day))
  if (standing.length === 0) return refuse({ code: 'delegation-over' })
  const ofTask = standing.filter(({ prices }) => prices[task] !== undefined)
  if (ofTask.length === 0) return refuse({ code: 'task-not-delegated' })
  const [found] = ofTask.filter(({ procedureIds }) => procedureIds.includes(procedureId))
  return found ? ok(found) : refuse({ code: 'procedure-not-delegated' })
}

/**
 * The same of a bundle: the agency that receives it has delegated its first procedure, and of each other member one of
 * those that gave to the unit of the post has. Refuses with the nearest reason of the first that is left out.
 */
export function judgeBundle<D extends Known>(
  { own, all }: { readonly own: readonly D[]; readonly all: readonly D[] }, act: DelegatedAct,
  members: readonly bigint[],
): Result<D, DelegationRefusal> {
  const judged = judgeDelegations(own, act)
  const left = judged.ok
    ? members.map((procedureId) => judgeDelegations(all, { ...act, procedureId })).find(({ ok: isGiven }) => !isGiven)
    : undefined
  return left ?? judged
}

/** As it counts on a day: an agency that has ended delegates nothing any more, its heir decides anew. */
export function asOfDay<D extends Pick<Delegation, 'agencyId' | 'validTo'>>(
  given: D, isInForce: (unitId: bigint) => boolean, day: Day,
): D {
  return isInForce(given.agencyId) || given.validTo < day ? given : { ...given, validTo: addDays(day, -1) }
}

/** Whether it holds on a day: from its first to its last, both included, and not revoked. */
export function isStanding(
  { validFrom, validTo, revokedAt }: Pick<Delegation, 'validFrom' | 'validTo' | 'revokedAt'>, day: Day,
): boolean {
  return revokedAt === null && validFrom <= day && day <= validTo
}
