import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type AfarRefusal, type AfarRules, whyNotFromAfar } from './domain/afar.ts'
import { listWaiting } from './store/hall-view.ts'
import { listSeats } from './store/seats.ts'
import { type TakeNumber, type TakeNumberRefusal, type TakenNumber, takeNumber } from './take-number.ts'

export interface TakeFromAfar extends Pick<TakeNumber, 'unitId' | 'hall' | 'services' | 'language' | 'isReceiving' | 'isOutOfHours'> {
  readonly personId: bigint
  /** Whole minutes that the person needs to be there. */
  readonly minutes: number
  readonly rules: AfarRules | undefined
}

/**
 * Somebody who is not there takes a number (lấy số từ xa): only if they can be there when it is called, as far as the
 * wait can be told. Refuses as `takeNumber` does, with the number that they have already before all else, and as
 * `whyNotFromAfar` says; nothing is written then.
 */
export async function takeFromAfar(
  ctx: Ctx, { minutes, rules, ...wanted }: TakeFromAfar,
): Promise<Result<TakenNumber, TakeNumberRefusal | AfarRefusal>> {
  const [waiting, seats] = [
    await listWaiting(ctx.tx, [wanted.unitId], dayOf(ctx.now)), await listSeats(ctx.tx, [wanted.unitId]),
  ]
  const taken = await takeNumber(ctx, { ...wanted, way: 'online', priority: undefined })
  if (!taken.ok) return taken
  const why = whyNotFromAfar(wanted.hall, {
    service: wanted.services[0] ?? '', minutes, rules, open: seats.map(({ counter }) => counter),
    ahead: Object.fromEntries(waiting.map(({ service, count }) => [service, count])),
  })
  return why ? refuse(why) : taken
}
