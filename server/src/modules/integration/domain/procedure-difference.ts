/** What a national catalogue says otherwise of a procedure than ours does. Pure shapes and rules. */

export type ComparedField =
  | 'name' | 'sector' | 'agency' | 'level' | 'channel' | 'limit' | 'fee' | 'component' | 'result' | 'condition'
  | 'legal-basis'

/**
 * taken: a draft can say it as it stands. by-hand: only a person can, since the portal does not tell all that a version
 * needs. code-unmapped: the portal's code means nothing here, and nobody guesses what it could.
 */
export type LineWay = 'taken' | 'by-hand' | 'code-unmapped'

/** One thing that is otherwise. */
export interface DifferenceLine {
  readonly field: ComparedField
  /** Which of several: the name of the fee, of the limit, of the paper; empty where there is one. */
  readonly about: string
  /** Null where one side has no such thing. */
  readonly ours: string | null
  readonly theirs: string | null
  readonly way: LineWay
  /** What a draft says instead; null where it is for a person to say. */
  readonly value: string | null
}

/**
 * differs: both have it. missing-here: its code is none of ours. ambiguous: it is that of several of ours.
 * missing-there: in force here, and not listed there. unreadable: it is listed, and nobody can read what it says.
 */
export type DifferenceOfProcedure = 'differs' | 'missing-here' | 'ambiguous' | 'missing-there' | 'unreadable'

export interface FoundProcedureDifference {
  /** As the national catalogue writes it. */
  readonly code: string
  readonly kind: DifferenceOfProcedure
  readonly name: string
  /** Id of the data; null where it is none of ours. */
  readonly procedure: string | null
  /** The version that it was held against. */
  readonly versionId: bigint | null
  readonly lines: readonly DifferenceLine[]
}

type Told = Pick<FoundProcedureDifference, 'kind' | 'lines'>

/** Whether everything that is found now was there before: what both sides say of it in the same words. */
export function isSaidAlready(now: Told, before: Told): boolean {
  const said = new Set(before.lines.map(keyOf))
  return now.kind === before.kind && now.lines.every((line) => said.has(keyOf(line)))
}

/** Whether the other side says what it said before, whatever ours says now. */
export function isSameThere(now: Told, before: Told): boolean {
  const keys = ({ lines }: Told) => lines.map(keyOf).sort()
  return now.kind === before.kind && JSON.stringify(keys(now)) === JSON.stringify(keys(before))
}

/** Whether all of it is the same, down to what a draft would say: codes may have got a meaning since. */
export function isSameWhole(now: Told, before: Told): boolean {
  const whole = ({ lines }: Told) =>
    lines.map((line) => JSON.stringify([keyOf(line), line.ours, line.way, line.value])).sort()
  return now.kind === before.kind && JSON.stringify(whole(now)) === JSON.stringify(whole(before))
}

/** Of what the other side has no such thing, ours tells one from the other. */
function keyOf({ field, about, ours, theirs }: DifferenceLine): string {
  return JSON.stringify([field, about, theirs, theirs === null ? ours : null])
}
