import { type Side, type StepInput, cameBack, hoursOf, isCounted, keptLimit } from './step-input.ts'

/** How all officers of the province, or all its units, did one kind of step in a period. */
export interface Norm {
  readonly steps: number
  /** Of which kept a limit, among those that were judged by one. */
  readonly judged: number
  readonly inTime: number
  readonly returned: number
  /** The hours that half of them took at most; null where none was measured. */
  readonly usualHours: number | null
}

export type Norms = ReadonlyMap<string, Norm>

/** Counts how each kind of step is usually done; of a step it keeps no more than a number. */
export interface NormCount {
  add(input: StepInput): void
  norms(): Norms
}

export function openNorms(side: Side): NormCount {
  const counts = new Map<string, { steps: number; judged: number; inTime: number; returned: number; hours: number[] }>()
  return {
    add(input) {
      if (!isCounted(input)) return
      const count = counts.get(input.kind) ?? { steps: 0, judged: 0, inTime: 0, returned: 0, hours: [] }
      counts.set(input.kind, count)
      const [isKept, hours] = [keptLimit(input, side), hoursOf(input, side)]
      count.steps += 1
      if (isKept !== undefined) count.judged += 1
      if (isKept === true) count.inTime += 1
      if (cameBack(input)) count.returned += 1
      if (hours !== null) count.hours.push(hours)
    },
    norms: () => new Map([...counts].map(([kind, { hours, ...count }]) =>
      [kind, { ...count, usualHours: medianOf(hours) }])),
  }
}

/** How each kind of step is usually done, by all of these. */
export function countNorms(inputs: readonly StepInput[], side: Side): Norms {
  const count = openNorms(side)
  for (const input of inputs) count.add(input)
  return count.norms()
}

/** One step that lay for a month says nothing of how much work such a step is: so not the average. */
function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2
}
