import type { Db, Json, Tx } from '../../platform/db.ts'
import type { AskedOf, EarlierAnswer, FoundPaper, RegisterSaid, ReuseSource } from './reuse-source.ts'

/**
 * What is held of somebody for a question: of a register or a paper, which says so, or as they declared it earlier
 * themselves.
 */
export type HeldFact = { readonly value: Json; readonly paper: FoundPaper } | RegisterSaid | EarlierAnswer

/**
 * What is held of somebody, by the keys of the field dictionary, in the order of the sources and of each the best first
 * (domain 7.1). Only papers that are about their owner alone (`ofOwner`) are read: of what names a child or a plot
 * nobody knows whom it means.
 */
export async function askFacts(
  db: Db | Tx, sources: readonly ReuseSource[],
  { ofOwner, ...asked }: AskedOf & { readonly ofOwner: readonly string[] },
): Promise<ReadonlyMap<string, HeldFact>> {
  const said = new Map<string, HeldFact>()
  const keep = (key: string, fact: HeldFact) => {
    if (!said.has(key) && fact.value !== null && fact.value !== '') said.set(key, fact)
  }
  for (const source of sources) {
    for (const paper of await source.findPapers(db, { ...asked, documentTypes: ofOwner }))
      for (const [key, value] of Object.entries(paper.facts?.data ?? {})) keep(key, { value, paper })
    for (const [key, answer] of await source.findAnswers?.(db, asked) ?? []) keep(key, answer)
  }
  return said
}
