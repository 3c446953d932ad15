import type { Day } from '../../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../../platform/db.ts'
import { type RegisterRule, offeredSince } from '../../registers/domain/register-rule.ts'
import { listKeptAnswers } from '../../registers/kept-answers.ts'
import type { RegisterPaper } from '../../registers/register.ts'
import { NATIONAL_KHO, entryOfPapers } from './national-kho.ts'

/** What the portal said that it has of somebody: by the national code of its type. */
export type OfferedPapers = ReadonlyMap<string, readonly RegisterPaper[]>

/**
 * What the Kho of the portal said that it has of a person when it was asked last, while that may be offered, in force
 * on that day, by the types that were asked for; nothing of whom it was not asked about, and nothing of the dead.
 */
export async function listOfferedPapers(
  db: Db | Tx, { personId, day, rule }: {
    readonly personId: bigint; readonly day: Day; readonly rule: Pick<RegisterRule, 'keepDays'>
  },
): Promise<OfferedPapers> {
  const kept = (await listKeptAnswers(db, personId)).find(({ register }) => register === NATIONAL_KHO)
  if (!kept || kept.answeredAt < offeredSince(day, rule)) return new Map()
  const before = entryOfPapers('')
  const isInForce = ({ validTo }: RegisterPaper) => validTo === null || validTo >= day
  const said = Object.entries(kept.facts)
  return new Map(said.flatMap(([entry, papers]) => entry.startsWith(before) && Array.isArray(papers)
    ? [[entry.slice(before.length), (papers as readonly RegisterPaper[]).filter(isInForce)]] : []))
}
