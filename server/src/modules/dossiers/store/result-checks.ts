import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import { listPapers } from '../../documents/public.ts'

/** How a result ended, as everybody may know. */
export interface PublicEnd {
  readonly code: string
  readonly kind: 'revoked' | 'replaced' | 'corrected'
  readonly day: Day
  /** Code of the result in its place. */
  readonly byCode: string | null
}

/** The certificate of the seal of an agency, by the SHA-256 of its bytes in hexadecimal digits. */
export interface SealOfAgency {
  readonly thumbprint: string
  readonly name: string
  readonly agencyId: bigint
  readonly firstAt: Date
}

/** Certificates of seals that sealed a result, in the order in which they first did. */
export async function listSeals(db: Db): Promise<SealOfAgency[]> {
  const { rows } = await sql<SealOfAgency>`
    select encode(thumbprint, 'hex') as thumbprint, name, agency_id, first_at from dossiers.seal_certificate
    order by first_at, thumbprint`.execute(db)
  return rows
}

/** All results that hold no more or were corrected, each as it stands last, in the order in which they were issued. */
export async function listEndedResults(db: Db): Promise<PublicEnd[]> {
  const { rows } = await sql<PublicEnd>`${ENDS} ${LAST}`.execute(db)
  return rows
}

export interface PublicStatus {
  readonly code: string
  readonly number: string
  readonly issuedOn: Day
  readonly title: string
  /** SHA-256 of the signed file, 64 hexadecimal digits. */
  readonly sha256: string
  readonly end: PublicEnd | null
}

/**
 * What the register says of a result; only for whoever has it in hand, who knows the digest of what it says (32
 * hexadecimal digits): codes alone could be counted through.
 */
export async function findPublicStatus(db: Db, code: string, digest: string): Promise<PublicStatus | undefined> {
  const { rows: [row] } = await sql<Omit<PublicStatus, 'end' | 'sha256'> & { paperId: bigint }>`
    select s.code, r.number, r.issued_on, r.title, s.paper_id
    from dossiers.signed_result s join dossiers.result r using (dossier_id)
    where s.code = ${code} and s.digest = decode(${digest}, 'hex')`.execute(db)
  if (!row) return undefined
  const { rows: [end] } = await sql<PublicEnd>`${ENDS} and s.code = ${code} ${LAST}`.execute(db)
  const [paper] = await listPapers(db, [row.paperId])
  const { number, issuedOn, title } = row
  return { code, number, issuedOn, title, sha256: paper?.sha256 ?? '', end: end ?? null }
}

const ENDS = sql`
  select distinct on (e.dossier_id) s.code, e.kind, e.decision_day as day, other.code as by_code
  from dossiers.result_end e join dossiers.signed_result s using (dossier_id)
    left join dossiers.signed_result other on other.dossier_id = e.by_dossier_id
  where e.is_confirmed`
/** What ends a result counts more than a correction of before. */
const LAST = sql`order by e.dossier_id, e.kind = 'corrected', e.id desc`
