import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, findKhoChoice, listComponents } from '../modules/dossiers/public.ts'
import { type Held, NOTHING_HELD, askOnce, khoPoliciesOf, reuseSources } from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * What is held of an owner for the components of a procedure, without a note: for the deed that uses it, and for
 * whoever notes it; of a request for several procedures for all of them at once.
 */
export async function findHeldFor(
  db: Db | Tx, { catalogue, directory, clock }: Pick<ApiRooms, 'catalogue' | 'directory' | 'clock'>,
  { ownerId, content }: {
    ownerId: bigint; content: { components: Parameters<typeof askOnce>[2]['components'] }
  },
): Promise<Held> {
  const day = dayOf(clock.now())
  const { ofOwner } = khoPoliciesOf(directory.on(day))
  const sameTypes = (type: string) => catalogue.sameTypesOn(day, type)
  return askOnce(db, reuseSources(), { ownerId, day, components: content.components, ofOwner, sameTypes })
}

/**
 * The same for what was asked for of a dossier that is there already; nothing where it is for another, or its applicant
 * wanted nothing held to be used. What lies on file already answers no request.
 */
export async function findHeldForSupplement(db: Db | Tx, rooms: ApiRooms, dossier: Dossier): Promise<Held> {
  const { id, requestId, applicantId, authoriserId, procedureVersionId } = dossier
  if (authoriserId !== null || (await findKhoChoice(db, requestId))?.declinesReuse) return NOTHING_HELD
  const { content } = rooms.catalogue.version(procedureVersionId)
  const [held, filed] = [await findHeldFor(db, rooms, { ownerId: applicantId, content }), await listComponents(db, id)]
  const onFile = new Set(filed.flatMap(({ paperIds }) => paperIds))
  return new Map([...held].map(([component, found]) =>
    [component, { ...found, papers: found.papers.filter((paper) => !onFile.has(paper.id)) }]))
}
