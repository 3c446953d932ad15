import type { Tx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { findBundleOf, listDossiersOf } from './store/bundle-store.ts'

/** A whole request, as papers and messages of its members name it. */
export interface Whole {
  readonly name: string
  /** That of its first dossier: the code by which people ask for all of it. */
  readonly number: string
  /** Until when all of it is promised; null while nothing is. */
  readonly dueAt: Date | null
}

/** The request for several procedures that a dossier belongs to (yêu cầu liên thông); none of most. */
export async function findWhole(
  tx: Tx, catalogue: Pick<CatalogueSource, 'version'>, requestId: bigint,
): Promise<Whole | undefined> {
  const bundle = await findBundleOf(tx, requestId)
  const [first] = bundle ? await listDossiersOf(tx, requestId) : []
  if (!bundle || !first) return undefined
  return { name: catalogue.version(bundle.versionId).content.name, number: first.number, dueAt: bundle.dueAt }
}
