import { retryAfter } from './retry.ts'

/** A package that lies there for us and has not come yet; moments by the clock of the machine. */
export interface MissedPackage {
  readonly name: string
  readonly tries: number
  /** When it did not come for the first time, and the last. */
  readonly since: Date
  readonly triedAt: Date
  /** Of the last try. */
  readonly fault: string
}

/** Tried so often at least, over more than four minutes, before anybody is asked to look at it. */
const MOST_TRIES = 8
/** After so long somebody looks at it, whoever is away. */
const LONGEST_MS = 24 * 3_600_000
/** What of ours is away is waited for. */
const OURS: ReadonlySet<string> = new Set(['antivirus-away'])

/** The package after one more try in vain. */
export function missedOnceMore(
  before: MissedPackage | undefined, { name, fault, now }: Pick<MissedPackage, 'name' | 'fault'> & { readonly now: Date },
): MissedPackage {
  return { name, tries: (before?.tries ?? 0) + 1, since: before?.since ?? now, triedAt: now, fault }
}

/** Whether the partner answered that it does not hand over this package, and is not itself away. */
export function isOfPackage(fault: string): boolean {
  return fault.startsWith('error-')
}

/**
 * Whether a package is given up and held for somebody to look at: it did not come however often it was asked for, and
 * the last time that was its own fault, since the partner refuses it, or has handed over others (`handedOverAt`) since
 * the try before (`lastTriedAt`). A partner that hands over nothing is away, and nothing is held before a day is over.
 */
export function isGivenUp(
  { tries, since, triedAt, fault }: MissedPackage,
  { lastTriedAt, handedOverAt }: { readonly lastTriedAt: Date | undefined; readonly handedOverAt: Date | null },
): boolean {
  if (!isReadInVain(tries, fault)) return false
  const othersCame = lastTriedAt !== undefined && handedOverAt !== null && handedOverAt >= lastTriedAt
  return isOfPackage(fault) || othersCame || triedAt.getTime() - since.getTime() >= LONGEST_MS
}

/** Whether it is no use to read once more a package that somebody had read again. */
export function isReadInVain(tries: number, fault: string): boolean {
  return tries >= MOST_TRIES && !OURS.has(fault)
}

/**
 * In which order packages are read: first those that were never asked for, as they are listed, then those whose time
 * has come again, twice as long each time, the one first that waits longest. So what does not come keeps nothing behind
 * it from coming.
 */
export function orderOfReading(
  names: readonly string[], missed: ReadonlyMap<string, MissedPackage>, now: Date,
): readonly string[] {
  const again = names.flatMap((name) => missed.get(name) ?? []).filter((one) => dueAt(one) <= now.getTime())
  again.sort((one, other) => dueAt(one) - dueAt(other))
  return [...names.filter((name) => !missed.has(name)), ...again.map(({ name }) => name)]
}

function dueAt({ tries, triedAt }: MissedPackage): number {
  return triedAt.getTime() + retryAfter(tries) * 1_000
}
