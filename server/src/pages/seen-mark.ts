import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the mark is made of: the key of the portal, and the secret of the browser, of which no other mark holds. */
export interface SeenOf {
  readonly key: string | Buffer
  readonly browser: string
}

/** Says when a browser last asked for something, so that nobody can say it of another moment or another browser. */
export function seenMark(of: SeenOf, at: Date): string {
  const moment = String(at.getTime())
  return `${moment}.${signed(of, moment).toString('base64url')}`
}

/** Whether the mark is of this browser and no older than so many minutes; one of tomorrow is none. */
export function isSeenWithin(of: SeenOf, mark: string | undefined, minutes: number, now: Date): boolean {
  const [, moment, given] = /^(\d{1,15})\.([\w-]{43})$/.exec(mark ?? '') ?? []
  if (moment === undefined || given === undefined) return false
  const [right, held] = [signed(of, moment), Buffer.from(given, 'base64url')]
  const age = now.getTime() - Number(moment)
  return held.length === right.length && timingSafeEqual(held, right) && age >= 0 && age <= minutes * 60_000
}

function signed({ key, browser }: SeenOf, moment: string): Buffer {
  return createHmac('sha256', key).update(`seen ${browser} ${moment}`).digest()
}
