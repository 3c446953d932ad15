import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { readTargets } from './domain/read-targets.ts'
import type { TargetSet } from './domain/targets.ts'
import { findTargetContent } from './store/target-sets.ts'

/** What the province had to reach, as that stood on a day; undefined where no targets were ever loaded. */
export async function findTargets(db: Db | Tx, day: Day): Promise<TargetSet | undefined> {
  const content = await findTargetContent(db, day)
  if (content === undefined) return undefined
  const read = readTargets(content)
  // It was sound when it was loaded: only a stricter reader would find fault, and must then read what there is.
  if (!read.ok) throw new Error(`targets of ${day} cannot be read: ${read.problems.join('; ')}`)
  return read.set
}
