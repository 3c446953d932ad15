/** What of a step an officer can contest: that it was late by them, that an error was theirs, or the whole of it. */
export const POINTS = ['timeliness', 'return', 'step'] as const
export type Point = typeof POINTS[number]

/** Whose time is judged: of the officer since the step was given to them, or of the unit since it came there. */
export type Side = 'officer' | 'unit'

/** A step that somebody finished in a period: all that a sheet is made of. Hours are accounting hours (8 a day). */
export interface StepInput {
  readonly taskId: bigint
  readonly officerId: bigint
  readonly unitId: bigint
  /** The procedure and the step of its process: steps of one kind are alike, and only they are held together. */
  readonly kind: string
  /** 0 where the process sets none. */
  readonly limitHours: number
  /** Without waits for others; null where it was never given to anybody, or no calendar reaches so far. */
  readonly ownHours: number | null
  readonly unitHours: number | null
  /** A later step gave it back to whoever did it, to be done anew. */
  readonly isReturned: boolean
  /** What was contested and granted. */
  readonly granted: readonly Point[]
}

/** Hours on one side. */
export function hoursOf({ ownHours, unitHours }: StepInput, side: Side): number | null {
  return side === 'officer' ? ownHours : unitHours
}

/** Whether it counts at all. */
export function isCounted({ granted }: StepInput): boolean {
  return !granted.includes('step')
}

/** What floating numbers leave behind is no lateness. */
const NOTHING = 1e-6

/** Whether it kept its limit; undefined where it has none, its hours are not known, or lateness was contested away. */
export function keptLimit(input: StepInput, side: Side): boolean | undefined {
  const hours = hoursOf(input, side)
  if (hours === null || input.limitHours === 0 || input.granted.includes('timeliness')) return undefined
  return hours <= input.limitHours + NOTHING
}

/** Whether it came back because of whoever did it. */
export function cameBack({ isReturned, granted }: StepInput): boolean {
  return isReturned && !granted.includes('return')
}
