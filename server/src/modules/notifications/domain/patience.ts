import type { OutsideChannel, ThenBy } from './ways.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Where a program can tell it by another way: long enough for a gateway that starts anew. */
const BEFORE_NEXT_WAY = 15 * MINUTE
/**
 * Where nothing is left, or a letter, which takes days and money: longer than the longest holiday (Tết, up to nine days
 * in a row), in which nobody pays a bill or renews a key. What it tells of is old by then, and stands on the portal.
 */
const BEFORE_GIVEN_UP = 10 * DAY
const LONGEST_PAUSE = 16 * MINUTE

/** From when on a message that was first due at `dueAt` waits no longer for a way that is away. */
export function endOfPatience(dueAt: Date, [next]: readonly ThenBy[]): Date {
  const patience = next && next.channel !== 'letter' ? BEFORE_NEXT_WAY : BEFORE_GIVEN_UP
  return new Date(dueAt.getTime() + patience)
}

/** When one that stumbled so many times is tried again: after 1, 2, 4, 8 and then every 16 minutes. */
export function triedAgain(now: Date, tries: number): Date {
  return new Date(now.getTime() + Math.min(2 ** Math.min(tries - 1, 10) * MINUTE, LONGEST_PAUSE))
}

/** Mail that one mailbox does not take now: full, or asked to come back by a server that does not know us yet. */
const ONE_MAILBOX = /^(?:smtp-4(?!21)\d\d|eenvelope|emessage)$/

/**
 * Whether all that goes by a way would meet the same: nobody answers, or it is our key or its house that is out of
 * order. Not so of browsers, which name push services of their own, nor of what broke on our side.
 */
export function isOfTheWay(channel: OutsideChannel, fault: string): boolean {
  return channel !== 'push' && fault !== 'unexpected' && !(channel === 'email' && ONE_MAILBOX.test(fault))
}
