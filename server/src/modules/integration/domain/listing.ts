/** How far what a partner lists is kept here, where it may be asked from a moment on. */
export interface Listing {
  /** By the partner's clock: everything that was laid there until then and has been listed is kept. */
  readonly keptUntil: Date | null
  /** By our clock: when it was last asked for all that it has. */
  readonly wholeAt: Date | null
}

/** A package that is listed: when it was laid there, if anybody can tell, and whether it is kept here. */
export interface Listed { readonly at: Date | undefined; readonly isKept: boolean }

const HOUR = 3_600_000
/**
 * Asked for again each time: of the same moment there may be others, a clock may be put back, and what was written
 * there at a moment may be seen a while later. What is even later comes when all is asked for.
 */
const AGAIN = HOUR
const WHOLE_EVERY = 24 * HOUR

/** From which moment on a partner is asked what it has; undefined: for all. */
export function askedSince({ keptUntil, wholeAt }: Listing, now: Date): Date | undefined {
  if (!keptUntil || !wholeAt) return undefined
  const sinceWhole = now.getTime() - wholeAt.getTime()
  return sinceWhole < 0 || sinceWhole >= WHOLE_EVERY ? undefined : new Date(keptUntil.getTime() - AGAIN)
}

/**
 * From which moment on it is asked instead where all that it has could not be heard, and what counts as the last whole
 * asking then, so that all is asked for an hour later; undefined where nothing is kept yet.
 */
export function triedAgain(
  { keptUntil }: Listing, now: Date,
): { readonly since: Date; readonly wholeAt: Date } | undefined {
  return keptUntil
    ? { since: new Date(keptUntil.getTime() - AGAIN), wholeAt: new Date(now.getTime() - WHOLE_EVERY + HOUR) }
    : undefined
}

/**
 * How far all is kept after a look: up to the newest that is, and not past one that is not. `before`: how far it was
 * kept, where only what is newer was asked for. A moment to come says nothing of where the partner's clock stands.
 */
export function keptUntilOf(before: Date | null, listed: readonly Listed[], now: Date): Date | null {
  const missing = listed.filter(({ isKept }) => !isKept)
  if (missing.some(({ at }) => at === undefined)) return null
  const newest = [before, ...listed.map(({ at, isKept }) => isKept && at && at <= now ? at : null)]
    .reduce<Date | null>((one, other) => one && !(other && other > one) ? one : other, null)
  return missing.reduce<Date | null>((one, { at }) => one && at && at < one ? at : one, newest)
}
