import { type Day, addDays } from './civil-day.ts'

/**
 * What is said of one thing in a span of days; `validTo` is the last of them, null for ever. Equal fingerprints say the
 * same.
 */
export interface Span {
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly fingerprint: string
}

export interface VersionPlan<S, W> {
  /** Stored versions whose last day moves. */
  readonly end: readonly { readonly of: S; readonly validTo: Day | null }[]
  /** Stored versions that have not begun and are taken back. */
  readonly withdraw: readonly S[]
  readonly open: readonly { readonly of: W; readonly validFrom: Day; readonly validTo: Day | null }[]
  /** The data say otherwise about days that are over; what was recorded stays. */
  readonly differsInThePast: boolean
}

/**
 * What to write so that from `today` on the data hold, while each day before stays as it was recorded: a dossier
 * received then must be read as it was promised. A version that goes on with another content ends yesterday, and a new
 * one begins today. A thing never recorded is taken over whole, past and all. Pure; neither list may overlap in itself.
 */
export function planVersions<S extends Span, W extends Span>(
  stored: readonly S[], wanted: readonly W[], today: Day,
): VersionPlan<S, W> {
  if (stored.length === 0) {
    return { end: [], withdraw: [], open: wanted.map((of) => ({ of, ...spanOf(of) })), differsInThePast: false }
  }
  const isOpen = ({ validTo }: Span) => validTo === null || validTo >= today
  const fromToday = ({ validFrom }: Span) => (validFrom < today ? today : validFrom)
  const due = wanted.filter(isOpen)
  const kept = new Map<W, S>()
  for (const one of stored.filter(isOpen)) {
    const same = due.find((other) => other.fingerprint === one.fingerprint && fromToday(other) === fromToday(one))
    if (same && !kept.has(same)) kept.set(same, one)
  }
  const stays = new Set(kept.values())
  const over = stored.filter((one) => isOpen(one) && !stays.has(one))
  const moved = [...kept].filter(([of, { validTo }]) => of.validTo !== validTo)
  return {
    end: [
      ...over.filter(({ validFrom }) => validFrom < today).map((of) => ({ of, validTo: addDays(today, -1) })),
      ...moved.map(([{ validTo }, of]) => ({ of, validTo })),
    ],
    withdraw: over.filter(({ validFrom }) => validFrom >= today),
    open: due.filter((one) => !kept.has(one)).map((of) => ({ of, validFrom: fromToday(of), validTo: of.validTo })),
    differsInThePast: differsBefore(today, stored, wanted),
  }
}

function spanOf({ validFrom, validTo }: Span) {
  return { validFrom, validTo }
}

/** Looks at each day on which either list changes; between two of them nothing does. */
function differsBefore(today: Day, stored: readonly Span[], wanted: readonly Span[]): boolean {
  const turns = [...stored, ...wanted]
    .flatMap(({ validFrom, validTo }) => validTo === null ? [validFrom] : [validFrom, addDays(validTo, 1)])
  const said = (spans: readonly Span[], day: Day) =>
    spans.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))?.fingerprint
  return turns.some((day) => day < today && said(stored, day) !== said(wanted, day))
}
