import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Done, type DutyDirectory, ruleAgainst } from '../identity/public.ts'
import { writersOf } from './store.ts'

/** The deed that the policy `separate-duties` keeps apart from writing. */
export const PUBLISHING = { subject: 'procedure', deed: 'publish' } as const

/** Who wrote any revision of a package, as the rules on duties count it. */
export async function writingOf(db: Db | Tx, packageId: bigint): Promise<Done[]> {
  return (await writersOf(db, packageId)).map((by) => ({ deed: 'write', by, for: null }))
}

export interface PublishingAsked {
  readonly packageId: bigint
  readonly accountId: bigint
  /** Units for which they have the right to review. */
  readonly unitIds: readonly bigint[]
}

/** Whether somebody who may review is kept from publishing a package, because they wrote some of it: for screens. */
export async function isKeptFromPublishing(
  db: Db, day: Day, directory: DutyDirectory, { packageId, accountId, unitIds }: PublishingAsked,
): Promise<boolean> {
  const doer = { by: accountId, for: null }
  const rule = await ruleAgainst(db, day, directory, { ...PUBLISHING, unitIds }, doer, async () =>
    writingOf(db, packageId))
  return rule !== undefined
}
