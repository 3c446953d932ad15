import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { FileKind } from '../domain/file-fault.ts'
import { type PaperStanding, type TrustLevel, levelOf } from '../domain/level-of.ts'
import type { KeepBasis, PaperSource } from './tables.ts'

/** What a paper says, in its last version. */
export interface PaperFacts {
  readonly version: number
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly issuerName: string | null
  readonly issuerCode: string | null
  /** By the keys of the field dictionary. */
  readonly data: Readonly<Record<string, Json>>
}

/** A paper of the Kho that is in force. */
export interface KeptPaper {
  readonly id: bigint
  readonly publicId: string
  readonly documentType: string
  readonly name: string
  readonly kind: FileKind
  readonly size: number
  readonly pages: number | null
  readonly source: PaperSource
  readonly standing: PaperStanding
  readonly level: TrustLevel
  readonly validTo: Day | null
  readonly keptAt: Date
  /** By what right it stands there; null of what came before rights were kept. */
  readonly basis: KeepBasis | null
  readonly article: string | null
  readonly agreedAt: Date | null
  /** The dossier in which it was accepted. */
  readonly dossierId: bigint | null
  readonly facts: PaperFacts | null
}

/** More of a type than anybody looks through; the newest of each. */
const MOST_OF_A_TYPE = 20

/**
 * The papers of these types that stand in somebody's Kho and are in force on a day, newest first by type: not ended,
 * begun, and their last day not over. For each type a walk of one index (paper_kept), however many papers there are.
 */
export async function findKept(
  db: Db | Tx, { ownerId, documentTypes, day }: {
    readonly ownerId: bigint; readonly documentTypes: readonly string[]; readonly day: Day
  },
): Promise<KeptPaper[]> {
  if (documentTypes.length === 0) return []
  const { rows } = await sql<KeptLine>`
    select p.id, p.public_id, p.document_type, p.name, file.kind, file.size, file.pages, p.source, p.standing, p.valid_to,
      p.kept_at, k.basis, k.article, k.agreed_at, k.dossier_id, facts.version, facts.number, facts.issued_on,
      facts.issuer_name, facts.issuer_code, facts.data
    from unnest(${[...new Set(documentTypes)]}::text[]) as asked (type)
    cross join lateral (
      select * from documents.paper
      where owner_id = ${ownerId} and document_type = asked.type and kept_at is not null and ended_at is null
        and (valid_from is null or valid_from <= ${day}) and (valid_to is null or valid_to >= ${day})
      order by id desc limit ${MOST_OF_A_TYPE}
    ) p
    join documents.file using (sha256)
    left join documents.keeping k on k.paper_id = p.id
    left join lateral (
      select * from documents.paper_facts where paper_id = p.id order by version desc limit 1) facts on true
    order by p.document_type, p.id desc`.execute(db)
  return rows.map(showKept)
}

type KeptLine = Omit<KeptPaper, 'level' | 'facts' | 'size'> & { readonly size: bigint }
  & { readonly [K in keyof PaperFacts]: PaperFacts[K] | null }

function showKept(
  { version, number, issuedOn, issuerName, issuerCode, data, size, ...paper }: KeptLine,
): KeptPaper {
  const facts = version === null
    ? null : { version, number, issuedOn, issuerName, issuerCode, data: data ?? {} }
  return { ...paper, size: Number(size), level: levelOf(paper.standing), facts }
}
