import type { Db, Tx } from '../../platform/db.ts'
import type { HeldSource } from '../dossiers/public.ts'
import type { AskedOf, FoundPaper, ReuseSource } from './reuse-source.ts'

/** A component of a version, as far as it is looked for. */
export interface AskedComponent {
  readonly id: string
  readonly documentType: string
  readonly isForm: boolean
  readonly handling: 'submit' | 'present' | 'data'
}

/** What is held for a component. */
export interface HeldComponent {
  readonly source: HeldSource
  /** Best first; at least one. */
  readonly papers: readonly FoundPaper[]
  /**
   * A paper of its type is about its owner and nothing else, so any that is in force fits. Of others (a child, a plot,
   * an event) somebody says which one is meant.
   */
  readonly isOfOwner: boolean
}
export type Held = ReadonlyMap<string, HeldComponent>
export const NOTHING_HELD: Held = new Map()

/**
 * What is held for the components of a dossier, by component: each is looked for in the sources in their order, and the
 * first that has a valid paper of its type answers (domain 7.1). The declaration is not looked for, nor what is only
 * shown or what the office reads in a database itself. `ofOwner` names the types that are about their owner alone. A
 * paper that came under another name of its type is found, too: `sameTypes` names all that mean the same.
 */
export async function askOnce(
  db: Db | Tx, sources: readonly ReuseSource[], { components, ofOwner, sameTypes, ...asked }: AskedOf & {
    readonly components: readonly AskedComponent[]; readonly ofOwner: readonly string[]
    readonly sameTypes: (documentType: string) => readonly string[]
  },
): Promise<Held> {
  const open = components.filter(({ isForm, handling }) => !isForm && handling === 'submit')
  const held = new Map<string, HeldComponent>()
  for (const source of sources) {
    const left = open.filter(({ id }) => !held.has(id))
    if (left.length === 0) break
    const documentTypes = [...new Set(left.flatMap(({ documentType }) => sameTypes(documentType)))]
    const found = await source.findPapers(db, { ...asked, documentTypes })
    for (const { id, documentType } of left) {
      const same = sameTypes(documentType)
      const papers = found.filter((one) => same.includes(one.documentType))
      const isOfOwner = same.some((one) => ofOwner.includes(one))
      if (papers.length > 0) held.set(id, { source: source.name, papers, isOfOwner })
    }
  }
  return held
}
