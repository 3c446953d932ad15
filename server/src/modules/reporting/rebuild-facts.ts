import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { lastDossier, makeFacts } from './store/facts.ts'

/** So many dossiers a transaction, which must not write for longer than a second: readers of events wait for it. */
const CHUNK = 5_000n

/**
 * Makes the facts of all dossiers anew, a part after the other, while work goes on: figures read meanwhile are right,
 * of old parts and new ones. Answers how many rows there are. `tell` hears how far it is, from 0 to 1.
 */
export async function rebuildFacts(
  { db, clock }: { readonly db: Db; readonly clock: Clock }, tell: (share: number) => void = () => undefined,
): Promise<number> {
  const last = await lastDossier(db)
  let made = 0
  for (let after = 0n; after < last; after += CHUNK) {
    made += await db.transaction().execute((tx) => makeFacts(tx, clock.now(), { after, until: after + CHUNK }))
    tell(Math.min(1, Number(after + CHUNK) / Number(last)))
  }
  return made
}
