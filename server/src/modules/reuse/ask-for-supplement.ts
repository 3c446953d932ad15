import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { listPapers } from '../documents/public.ts'
import { type Dossier, findKhoChoice, findOpenSupplement, listComponents } from '../dossiers/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type Held, NOTHING_HELD, askOnce } from './ask-once.ts'
import { khoPoliciesOf } from './kho-policies.ts'
import { reuseSources } from './reuse-sources.ts'

export interface AskedForSupplement {
  readonly dossier: Dossier
  readonly day: Day
  readonly directory: Pick<Directory, 'policy'>
}

/**
 * What is held for the components that a dossier waits for; nothing where nobody has asked for any, where the dossier
 * is for another, or its applicant wanted nothing held to be used. A file that lies in a component already is not
 * offered for it, by whichever paper: that very file was sent back.
 */
export async function askForSupplement(
  db: Db | Tx, { catalogue }: { readonly catalogue: Pick<CatalogueSource, 'version' | 'sameTypesOn'> },
  { dossier, day, directory }: AskedForSupplement,
): Promise<Held> {
  const { id, requestId, applicantId: ownerId, authoriserId, procedureVersionId } = dossier
  const open = await findOpenSupplement(db, id)
  if (!open || authoriserId !== null || (await findKhoChoice(db, requestId))?.declinesReuse) return NOTHING_HELD
  const wanted = new Set(open.items.map(({ component }) => component))
  const held = await askOnce(db, reuseSources(), {
    ownerId, day, ofOwner: khoPoliciesOf(directory).ofOwner, sameTypes: (type) => catalogue.sameTypesOn(day, type),
    components: catalogue.version(procedureVersionId).content.components.filter((one) => wanted.has(one.id)),
  })
  const filed = (await listComponents(db, id)).filter(({ component }) => held.has(component))
  const idsHeld = [...held.values()].flatMap(({ papers }) => papers.map((one) => one.id))
  const ids = [...new Set([...filed.flatMap(({ paperIds }) => paperIds), ...idsHeld])]
  const sums = new Map((await listPapers(db, ids)).map((one) => [one.id, one.sha256]))
  return new Map([...held].flatMap(([component, found]) => {
    const own = filed.filter((one) => one.component === component).flatMap(({ paperIds }) => paperIds)
    const onFile = new Set(own.map((paper) => sums.get(paper)))
    const papers = found.papers.filter((paper) => !onFile.has(sums.get(paper.id)))
    return papers.length > 0 ? [[component, { ...found, papers }] as const] : []
  }))
}
