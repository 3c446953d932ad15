import type { StepInput } from './step-input.ts'

type Known = Pick<StepInput, 'taskId' | 'ownHours' | 'isReturned'>

/** What was learnt of a step after its period was closed: it is told beside the sheet, which stays. */
export interface LateCorrection {
  readonly taskId: bigint
  /** It was undone or given to another; it came in later; it came back since; its hours are others. */
  readonly what: 'gone' | 'added' | 'returned' | 'hours'
}

/** Hours that differ by less were rounded. */
const NOTHING = 1e-6

/** What is otherwise now than when it was kept, in the order of what was kept, and then what was added. */
export function lateCorrections(kept: readonly Known[], now: readonly Known[]): LateCorrection[] {
  const known = new Map(now.map((one) => [one.taskId, one]))
  const before = new Set(kept.map(({ taskId }) => taskId))
  return [
    ...kept.flatMap(({ taskId, ownHours, isReturned }): LateCorrection[] => {
      const one = known.get(taskId)
      if (!one) return [{ taskId, what: 'gone' }]
      const isOther = (one.ownHours === null) !== (ownHours === null)
        || Math.abs((one.ownHours ?? 0) - (ownHours ?? 0)) > NOTHING
      return [
        ...one.isReturned && !isReturned ? [{ taskId, what: 'returned' as const }] : [],
        ...isOther ? [{ taskId, what: 'hours' as const }] : [],
      ]
    }),
    ...now.flatMap(({ taskId }): LateCorrection[] => before.has(taskId) ? [] : [{ taskId, what: 'added' }]),
  ]
}
