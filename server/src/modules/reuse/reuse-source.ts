import type { Day } from '../../kernel/work-calendar.ts'
import type { Db, Json, Tx } from '../../platform/db.ts'
import type { PaperFacts, PaperStanding, TrustLevel } from '../documents/public.ts'
import type { HeldSource } from '../dossiers/public.ts'

/** Whose papers are looked for: always the owner's own, and never those of somebody whose number was typed. */
export interface AskedOf {
  readonly ownerId: bigint
  readonly day: Day
}

/** A paper that is there and in force. */
export interface FoundPaper {
  readonly id: bigint
  readonly publicId: string
  readonly documentType: string
  readonly name: string
  readonly kind: string
  readonly pages: number | null
  readonly standing: PaperStanding
  readonly level: TrustLevel
  readonly validTo: Day | null
  readonly facts: PaperFacts | null
  /** By which article, or by whose consent and when, it may be used again. */
  readonly basis: string
}

/** What somebody declared earlier, as whom (the role of the form), and in which dossier. */
export interface EarlierAnswer {
  readonly value: Json
  readonly role: string
  readonly dossier: { readonly number: string; readonly day: Day }
}

/** What a register of the nation said of somebody or an organisation: which one, and when. It speaks of the owner. */
export interface RegisterSaid {
  readonly value: Json
  readonly role: 'requester' | 'applicantOrg'
  readonly register: string
  readonly at: Date
}

/**
 * A place in which something may be held: a register, this Kho, earlier dossiers, the Kho of the nation. Parts plug
 * into the list (`askOnce`), which is asked in its order (domain 7.1).
 */
export interface ReuseSource {
  readonly name: HeldSource
  /** Papers of these types, best first by type. */
  findPapers(
    db: Db | Tx, asked: AskedOf & { readonly documentTypes: readonly string[] },
  ): Promise<readonly FoundPaper[]>
  /** What is known of the owner beside papers, by the entries of the field dictionary, the newest of each. */
  findAnswers?(db: Db | Tx, asked: AskedOf): Promise<ReadonlyMap<string, EarlierAnswer | RegisterSaid>>
}
