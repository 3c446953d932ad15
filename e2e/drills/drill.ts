/** One attack on one promise, against the whole program as people start it. */
export interface Drill {
  /** As it is called on the command line. */
  readonly name: string
  /** Its numbers in the list of tests, such as `T2`. */
  readonly tests: string
  readonly promise: string
  readonly attack: string
  /** What is taken out for the control, which must then find something. */
  readonly control: string
  /**
   * What the control must break, one for each guard that is out: names of figures, or `lost`, `doubled`, `halves`. One
   * that fails for another reason shows nothing of the guard.
   */
  readonly breaks: readonly string[]
  /**
   * How often it is tried: in a whole run, as control, and in a run of all, where a whole one takes too long for that.
   */
  readonly rounds: { readonly whole: number; readonly control: number; readonly all?: number }
  /** A run that takes longer is ended, and counts as failed. */
  readonly minutes: number
  run(how: DrillRun): Promise<Outcome>
}

export interface DrillRun {
  readonly rounds: number
  /** With the guard out: the drill must then find something. */
  readonly isControl: boolean
  /** For whoever watches: stderr. */
  readonly tell: (line: string) => void
}

export interface Outcome {
  readonly rounds: number
  /** What the program said yes to, and what of it was lost, doubled or half there afterwards. */
  readonly acknowledged?: number
  readonly lost?: number
  readonly doubled?: number
  readonly halves?: number
  readonly figures: readonly Figure[]
}

/** What was measured, and where the limit is; without one it is told only. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit?: string
  readonly atMost?: number
  readonly atLeast?: number
}

/** A figure of something of which there must be none. */
export function none(name: string, list: readonly unknown[]): Figure {
  return { name, value: list.length, atMost: 0 }
}

/** What did not hold, by name: counts that are not zero, and figures beyond their limit; one that is no number is. */
export function brokenOf({ lost = 0, doubled = 0, halves = 0, figures }: Outcome): string[] {
  const counts = Object.entries({ lost, doubled, halves }).filter(([, count]) => count !== 0).map(([name]) => name)
  return [...counts, ...figures.filter((figure) => !isWithin(figure)).map(({ name }) => name)]
}

export function isWell(outcome: Outcome): boolean {
  return brokenOf(outcome).length === 0
}

/** What the control should have broken and did not; empty for one that shows what it is to show. */
export function unbrokenOf({ breaks }: Drill, outcome: Outcome): string[] {
  const broken = brokenOf(outcome)
  return breaks.filter((name) => !broken.includes(name))
}

/** A number that became none on its way through JSON is none either. */
function isWithin({ value, atMost, atLeast }: Figure): boolean {
  return Number.isFinite(value) && value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity)
}
