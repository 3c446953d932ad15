import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { asRead } from '../../kernel/vietnamese-text.ts'
import type { Tx } from '../../platform/db.ts'
import { holdsOn, reaches } from './domain/mandate.ts'
import { type ProxyRow, lockProxy } from './store/proxies.ts'

export interface HoldProxy {
  /** Public id. */
  readonly proxy: string
  /** Who acts by it; null of an account that nobody has checked. */
  readonly personId: bigint | null
  readonly procedureId: bigint
  readonly day: Day
}

export type ProxyRefusal =
  /** None, another's, or made out to another name: the same words. */
  | { readonly code: 'proxy-unknown' }
  /** Ended, past its last day, or not begun. */
  | { readonly code: 'proxy-over' }
  | { readonly code: 'proxy-not-for-procedure' }

/**
 * By what somebody acts for another in a procedure on a day; held until `tx` ends, so that an end and a deed go one
 * after the other. Refuses with `proxy-unknown`, `proxy-over` or `proxy-not-for-procedure`.
 */
export async function holdProxy(
  tx: Tx, { proxy, personId, procedureId, day }: HoldProxy,
): Promise<Result<ProxyRow, ProxyRefusal>> {
  const found = await lockProxy(tx, proxy)
  if (!found || found.personId !== personId || asRead(found.fullName) !== asRead(found.personName))
    return refuse({ code: 'proxy-unknown' })
  if (found.endedAt || !holdsOn(found, day)) return refuse({ code: 'proxy-over' })
  return reaches(found, procedureId) ? ok(found) : refuse({ code: 'proxy-not-for-procedure' })
}
