import { groupBy } from '../../../kernel/group-by.ts'
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

/** How each kind of step is usually done, by all of these. */
export function countNorms(inputs: readonly StepInput[], side: Side): Norms {
  return new Map([...groupBy(inputs.filter(isCounted), ({ kind }) => kind)].map(([kind, alike]) => {
    const kept = alike.flatMap((one) => keptLimit(one, side) ?? [])
    return [kind, {
      steps: alike.length, judged: kept.length, inTime: kept.filter(Boolean).length,
      returned: alike.filter(cameBack).length,
      usualHours: medianOf(alike.flatMap((one) => hoursOf(one, side) ?? [])),
    }]
  }))
}

/** One step that lay for a month says nothing of how much work such a step is: so not the average. */
function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2
}
