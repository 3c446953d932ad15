import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { ActiveContent } from '../domain/active-content.ts'
import type { PaperStanding } from '../domain/level-of.ts'
import type { FileFacts } from './document-store.ts'
import type { KeepBasis, PaperEnd, PaperSource } from './tables.ts'

/** A paper of a Kho as its owner reads it, ended ones too. */
export interface KhoPaper extends FileFacts {
  readonly id: bigint
  readonly publicId: string
  readonly name: string
  readonly ownerId: bigint
  readonly documentType: string
  /** Mã giấy tờ số hóa; null until it has one. */
  readonly code: string | null
  readonly source: PaperSource
  readonly standing: PaperStanding
  readonly keptAt: Date
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly endedAt: Date | null
  readonly endedWhy: PaperEnd | null
  /** Public id of what replaced it. */
  readonly replacedBy: string | null
  readonly basis: KeepBasis | null
  readonly article: string | null
  readonly agreedAt: Date | null
  readonly dossierId: bigint | null
  /** As its last version says. */
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly issuerName: string | null
  /** Whether a small picture of page one may be shown: one is drawn, and the antivirus has nothing against the file. */
  readonly hasThumbnail: boolean
}

/** After which a page of the list goes on. */
export interface KhoPlace { readonly keptAt: Date; readonly id: bigint }

const PAPER = sql`
  select p.id, p.public_id, p.name, p.owner_id, p.document_type, p.code, p.source, p.standing, p.kept_at, p.valid_from, p.valid_to,
    p.ended_at, p.ended_why, p.destroyed_at is not null as is_destroyed,
    (select public_id from documents.paper newer where newer.id = p.replaced_by) as replaced_by,
    encode(p.sha256, 'hex') as sha256, file.size::int8 as size, file.kind, file.pages, file.reasons as inert,
    (select case when q.outcome is null then 'aside' when q.outcome = 'removed' then 'removed' end
      from documents.quarantine q where q.sha256 = p.sha256) as kept,
    p.destroyed_at is null
      and exists (select from documents.rendition r
        where r.of_sha256 = p.sha256 and r.kind = 'thumbnail' and r.sha256 is not null)
      and not exists (select from documents.quarantine q
        where q.sha256 = p.sha256 and q.outcome is distinct from 'released')
      as has_thumbnail,
    k.basis, k.article, k.agreed_at, k.dossier_id, facts.number, facts.issued_on, facts.issuer_name
  from documents.paper p
  join documents.file on file.sha256 = p.sha256
  left join documents.keeping k on k.paper_id = p.id
  left join lateral (
    select number, issued_on, issuer_name from documents.paper_facts where paper_id = p.id order by version desc limit 1
  ) facts on true`

/**
 * What stands in somebody's Kho, or has stood there, newest first (paper_in_kho); where something is looked for, only
 * what has all of it (kho_words_of_owner).
 */
export async function listKho(
  db: Db | Tx, ownerId: bigint, after: KhoPlace | undefined, limit: number, sought: readonly SoughtWord[] = [],
): Promise<KhoPaper[]> {
  const { rows } = await sql<Line>`${PAPER}
    where p.owner_id = ${ownerId} and p.kept_at is not null
      ${sought.length === 0 ? sql`` : sql`and p.id in (select paper_id from documents.kho_words
        where owner_id = ${ownerId} and words @@ ${queryOf(sought)}::tsquery)`}
      ${after ? sql`and (p.kept_at, p.id) < (${after.keptAt}, ${after.id})` : sql``}
    order by p.kept_at desc, p.id desc limit ${limit}`.execute(db)
  return rows.map(showLine)
}

/** A word that is looked for, and the types of papers in whose names it stands (their ids in the data). */
export interface SoughtWord { readonly word: string; readonly types: readonly string[] }

/** Each word stands in the paper, or in what its type is called. Words are Latin letters and digits (`wordsToFind`). */
function queryOf(sought: readonly SoughtWord[]): string {
  const lexeme = (text: string) => `'${text.replaceAll(/['\\]/g, '')}'`
  return sought.map(({ word, types }) => `(${[word, ...types.map((type) => `loai:${type}`)].map(lexeme).join(' | ')})`)
    .join(' & ')
}

/** One paper of the Kho of one of these by its public id; of another's there is none. */
export async function findOfKho(
  db: Db | Tx, ownerIds: readonly bigint[], publicId: string,
): Promise<KhoPaper | undefined> {
  const { rows: [row] } = await sql<Line>`${PAPER}
    where p.public_id = ${publicId} and p.owner_id = any(${ownerIds}::bigint[]) and p.kept_at is not null`.execute(db)
  return row && showLine(row)
}

/** Of a paper that stands in somebody's Kho, or has stood there, what it is called by. */
export type NamedKept = Pick<KhoPaper, 'publicId' | 'documentType' | 'name' | 'number' | 'issuedOn'>

/** What stands in somebody's Kho, or has stood there: numbers inside, with what each is called by. */
export async function listKhoNames(db: Db | Tx, ownerId: bigint): Promise<ReadonlyMap<bigint, NamedKept>> {
  const { rows } = await sql<NamedKept & { id: bigint }>`
    select p.id, p.public_id, p.document_type, p.name, facts.number, facts.issued_on from documents.paper p
    left join lateral (
      select number, issued_on from documents.paper_facts where paper_id = p.id order by version desc limit 1
    ) facts on true
    where p.owner_id = ${ownerId} and p.kept_at is not null`.execute(db)
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}

/** The same of these papers of somebody (public ids), in their Kho or not; what is another's is left out. */
export async function listNamed(
  db: Db | Tx, ownerId: bigint, publicIds: readonly string[],
): Promise<ReadonlyMap<string, NamedKept>> {
  if (publicIds.length === 0) return new Map()
  const { rows } = await sql<NamedKept>`
    select p.public_id, p.document_type, p.name, facts.number, facts.issued_on from documents.paper p
    left join lateral (
      select number, issued_on from documents.paper_facts where paper_id = p.id order by version desc limit 1
    ) facts on true
    where p.owner_id = ${ownerId} and p.public_id = any(${[...new Set(publicIds)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.publicId, row]))
}

/** What a paper said, version by version, newest first. */
export interface FactsVersion {
  readonly version: number
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly issuerName: string | null
  readonly data: Readonly<Record<string, Json>>
  readonly source: 'typed' | 'read' | 'result' | 'declared'
  readonly at: Date
  readonly reason: string | null
}

/** The versions of what a paper says, newest first; at most 50. */
export async function listFacts(db: Db | Tx, paperId: bigint): Promise<FactsVersion[]> {
  const { rows } = await sql<FactsVersion>`
    select version, number, issued_on, issuer_name, data, source, at, reason from documents.paper_facts
    where paper_id = ${paperId} order by version desc limit 50`.execute(db)
  return rows
}

type Line = Omit<KhoPaper, 'size' | 'inert' | 'kept'> & {
  readonly size: bigint; readonly inert: readonly ActiveContent[]; readonly kept: FileFacts['kept'] | null
}

function showLine({ size, inert, kept, ...paper }: Line): KhoPaper {
  return { ...paper, size: Number(size), inert, ...kept && { kept } }
}

/** The place of a paper in the list of its owner's Kho; none of another's. */
export async function findKhoPlace(db: Db | Tx, ownerId: bigint, publicId: string): Promise<KhoPlace | undefined> {
  const { rows: [row] } = await sql<KhoPlace>`select kept_at, id from documents.paper
    where public_id = ${publicId} and owner_id = ${ownerId} and kept_at is not null`.execute(db)
  return row
}
