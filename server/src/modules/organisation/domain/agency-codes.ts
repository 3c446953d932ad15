import type { Day } from '../../../kernel/civil-day.ts'
import type { Unit } from './facts.ts'

type Version = Pick<Unit, 'id' | 'agencyCode' | 'idOfData'> & { readonly from: Day; readonly to: Day | null }

/**
 * The codes under which an agency issues from a day on, each once: the one of that day, and what it was given after.
 * What it bore before may be another's now. Where it has none, its id in the data stands for it, as in what it issues.
 */
export function agencyCodesSince(versions: readonly Version[], unitId: bigint, day: Day): string[] {
  const since = versions.filter(({ id, to }) => id === unitId && (to === null || day <= to))
  return [...new Set(since.map(({ agencyCode, idOfData }) => agencyCode ?? idOfData))]
}
