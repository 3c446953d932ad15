/** From when to when something went on. */
export interface Span { readonly from: Date; readonly until: Date }

/** A step that is done: the node of its process, and what people call it. */
export interface DoneStep extends Span { readonly node: string; readonly name: string }

/** What the office waited for, outside it; the clocks stood. */
export interface Wait extends Span { readonly reason: string }

/**
 * What was done of one dossier until its clock ended, as a case of an event log: steps of its process and waits for
 * others. It says of no person who did it or for whom, and by what it is told apart (`caseId`) leads nobody to one.
 */
export interface CaseHistory {
  readonly caseId: bigint
  readonly procedureVersionId: bigint
  /** Who settled it; after a reorganisation whoever took over. */
  readonly unitId: bigint
  readonly receivedAt: Date
  readonly settledAt: Date
  readonly outcome: string
  readonly steps: readonly DoneStep[]
  readonly waits: readonly Wait[]
}

/** Accounting hours worked from one moment to a later one, by the calendar of a unit; undefined beyond it. */
export type WorkedHours = (unitId: bigint, from: Date, until: Date) => number | undefined

/** Hours worked in a span that did not go by while somebody outside was waited for; waits do not overlap. */
export function hoursWithoutWaits(
  worked: (from: Date, until: Date) => number | undefined, { from, until }: Span, waits: readonly Span[],
): number | undefined {
  let hours = worked(from, until)
  for (const wait of waits) {
    const [begin, end] = [laterOf(from, wait.from), earlierOf(until, wait.until)]
    if (begin >= end) continue
    const waited = worked(begin, end)
    hours = hours === undefined || waited === undefined ? undefined : hours - waited
  }
  // What is left of differences of floating numbers is nothing.
  return hours === undefined ? undefined : Math.max(0, hours)
}

const laterOf = (one: Date, other: Date) => one > other ? one : other
const earlierOf = (one: Date, other: Date) => one < other ? one : other
