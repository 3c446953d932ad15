import type { Tx } from '../../../platform/db.ts'
import { lastEventsToldOf } from '../store/outbox.ts'
import { isToldAgain } from '../tell-again.ts'
import type { Change } from './changes.ts'

/**
 * Of these events those that tell of a dossier anew although a deed that came after them is told already: both waited
 * for the dossier, and the log has them in the order in which their transactions began. Ids are drawn while the dossier
 * is held, so they have the order in which it was; what was then is older than what the portal knows.
 */
export async function overtakenAmong(
  tx: Tx, partner: string, changes: readonly Change[],
): Promise<ReadonlySet<bigint>> {
  const again = changes.filter((one) => isToldAgain(one))
  if (again.length === 0) return new Set()
  const told = await lastEventsToldOf(tx, partner, again)
  return new Set(again.filter(({ dossierId, id, era }) => {
    const before = changes.slice(0, changes.findIndex((one) => one.id === id))
    return (told.get(dossierId) ?? 0n) > id
      || before.some((one) => one.dossierId === dossierId && one.era === era && one.id > id)
  }).map(({ id }) => id))
}
