import type { Db, Json, Tx } from '../../platform/db.ts'
import type { AskedOf, FoundPaper, ReuseSource } from './reuse-source.ts'

/** What a paper that is held says of its owner, and which paper that is. */
export interface HeldFact { readonly value: Json; readonly paper: FoundPaper }

/**
 * What held papers say of their owner, by the keys of the field dictionary, in the order of the sources and of each the
 * best paper first (domain 7.1). Only papers that are about their owner alone (`ofOwner`) are read: of what names a
 * child or a plot nobody knows whom it means.
 */
export async function askFacts(
  db: Db | Tx, sources: readonly ReuseSource[],
  { ofOwner, ...asked }: AskedOf & { readonly ofOwner: readonly string[] },
): Promise<ReadonlyMap<string, HeldFact>> {
  const said = new Map<string, HeldFact>()
  for (const source of sources) {
    for (const paper of await source.findPapers(db, { ...asked, documentTypes: ofOwner })) {
      for (const [key, value] of Object.entries(paper.facts?.data ?? {}))
        if (!said.has(key) && value !== null && value !== '') said.set(key, { value, paper })
    }
  }
  return said
}
