import type { Json } from '../../platform/db.ts'
import type { Directory } from '../organisation/public.ts'
import type { AskedOfCase, CasePlaces } from './case-facts.ts'

/** Where a dossier stands, as far as it is known: of a draft nothing may be. */
export type SeenPlaces = Partial<Pick<CasePlaces, 'receivesAtId' | 'competentUnitId' | 'territoryId'>>

/** What of a dossier says what kind of case it is, and not which one it is. */
export type SeenCase = Omit<AskedOfCase, 'answers' | 'publicId' | 'number'>

/** `dossier` as expressions of processes and decision tables see it (docs/process-variables.md). */
export function seenOfDossier(
  directory: Pick<Directory, 'byId'>, asked: SeenCase,
  { receivesAtId, competentUnitId, territoryId }: SeenPlaces,
): Readonly<Record<string, Json>> {
  const nameOf = (id: bigint | null = null) => id === null ? null : directory.byId(id)?.idOfData ?? null
  const { channel, limitCase, delivery, proposal, supplements, extensions, authoriserId, receivedAt, dueAt } = asked
  return {
    channel, limitCase, delivery, proposal, supplements, extensions, isForOther: authoriserId !== null,
    receivedAt: receivedAt?.toISOString() ?? null, dueAt: dueAt?.toISOString() ?? null,
    receivesAt: nameOf(receivesAtId), competent: nameOf(competentUnitId), territory: nameOf(territoryId),
  }
}
