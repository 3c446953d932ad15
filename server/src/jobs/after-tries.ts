import type { Ctx } from '../platform/db.ts'

const MINUTE = 60_000
/** A partner that stumbles on one thing for so long is still asked for it, four times a day. */
const LONGEST_WAIT = 6 * 60 * MINUTE

/** When a partner is asked again that stumbled on one thing: a minute later at first, then twice as long each time. */
export function afterTries({ now }: Pick<Ctx, 'now'>, tries: number): Date {
  return new Date(now.getTime() + Math.min(MINUTE * 2 ** Math.min(tries, 20), LONGEST_WAIT))
}
