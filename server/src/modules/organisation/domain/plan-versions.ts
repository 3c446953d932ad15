import { type Day, addDays } from '../../../kernel/work-calendar.ts'

/** What was or will be said of one thing in a span of days; equal fingerprints say the same. */
export interface Version {
  readonly validFrom: Day
  /** The last day; null for ever. */
  readonly validTo: Day | null
  readonly fingerprint: string
}

export interface VersionPlan<S, W> {
  /** Stored versions that end earlier or later than was thought. */
  readonly end: readonly { readonly stored: S; readonly validTo: Day | null }[]
  /** Stored versions that have not begun and will not. */
  readonly drop: readonly S[]
  readonly open: readonly { readonly wanted: W; readonly validFrom: Day; readonly validTo: Day | null }[]
  readonly isChanged: boolean
  /** The data say otherwise about days that are over; what was recorded stays. */
  readonly differsInThePast: boolean
}

/**
 * What to write so that from `today` on the data hold, while every day before it stays as it was recorded: papers of
 * that time must come out the same. A thing that nobody has recorded yet is taken over whole, past and all.
 * Neither `stored` nor `wanted` may overlap in themselves.
 */
export function planVersions<S extends Version, W extends Version>(
  stored: readonly S[], wanted: readonly W[], today: Day,
): VersionPlan<S, W> {
  if (stored.length === 0) {
    const open = wanted.map((one) => ({ wanted: one, validFrom: one.validFrom, validTo: one.validTo }))
    return { end: [], drop: [], open, isChanged: open.length > 0, differsInThePast: false }
  }
  const differsInThePast = story(before(stored, today)) !== story(before(wanted, today))
  if (story(since(stored, today)) === story(since(wanted, today))) {
    return { end: [], drop: [], open: [], isChanged: false, differsInThePast }
  }
  const begun = stored.find((one) => one.validFrom < today && (one.validTo ?? today) >= today)
  const [first, ...rest] = since(wanted, today)
  const goesOn = begun && first && first.validFrom === today && first.of.fingerprint === begun.fingerprint
  const opening = goesOn ? rest : since(wanted, today)
  const endOfBegun = goesOn ? first.validTo : addDays(today, -1)
  return {
    end: begun && endOfBegun !== begun.validTo ? [{ stored: begun, validTo: endOfBegun }] : [],
    drop: stored.filter((one) => one.validFrom >= today),
    open: opening.map(({ of, validFrom, validTo }) => ({ wanted: of, validFrom, validTo })),
    isChanged: true,
    differsInThePast,
  }
}

interface Span<V> { readonly of: V; readonly validFrom: Day; readonly validTo: Day | null }

function since<V extends Version>(versions: readonly V[], today: Day): Span<V>[] {
  return inOrder(versions).filter(({ validTo }) => validTo === null || validTo >= today)
    .map((of) => ({ of, validFrom: of.validFrom < today ? today : of.validFrom, validTo: of.validTo }))
}

function before<V extends Version>(versions: readonly V[], today: Day): Span<V>[] {
  const yesterday = addDays(today, -1)
  return inOrder(versions).filter(({ validFrom }) => validFrom < today)
    .map((of) => ({ of, validFrom: of.validFrom, validTo: (of.validTo ?? today) < today ? of.validTo : yesterday }))
}

function inOrder<V extends Version>(versions: readonly V[]): V[] {
  return [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}

/** The same for two lists that say the same of each day, however they cut the days up. */
function story(spans: readonly Span<Version>[]): string {
  const told: { fingerprint: string; from: Day; to: Day | null }[] = []
  for (const { of: { fingerprint }, validFrom: from, validTo: to } of spans) {
    const last = told.at(-1)
    const isNext = last?.fingerprint === fingerprint && last.to !== null && addDays(last.to, 1) === from
    if (last && isNext) last.to = to
    else told.push({ fingerprint, from, to })
  }
  return JSON.stringify(told)
}
