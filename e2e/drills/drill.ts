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
  /** How often it is tried: in a whole run, and as control. */
  readonly rounds: { readonly whole: number; readonly control: number }
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

/** Whether nothing was lost, doubled or half, and every figure keeps within its limit; a figure that is none does not. */
export function isWell({ lost = 0, doubled = 0, halves = 0, figures }: Outcome): boolean {
  return lost === 0 && doubled === 0 && halves === 0 && figures.every(({ value, atMost, atLeast }) =>
    Number.isFinite(value) && value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity))
}
