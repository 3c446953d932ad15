import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { SectorState } from '../domain/sector-state.ts'

/** What a sector system gave back: the number of its register, and a file where there is one. */
export interface SectorResult {
  readonly number: string
  readonly issuedOn: Day
  readonly issuer: string
  readonly file: SectorFile | null
}

/** A signed PDF in the store. */
export interface SectorFile {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly pages: number
  readonly signer: string
}

/** How a dossier stands in a sector system. */
export interface SectorCase {
  readonly dossierId: bigint
  readonly system: string
  readonly state: SectorState
  readonly saidAt: Date | null
  /** As that system says it. */
  readonly code: string | null
  readonly words: string | null
  /** Why what it said was not done. */
  readonly fault: string | null
  readonly result: SectorResult | null
  /** When a head took the dossier back from it: what it says since is not done. */
  readonly takenBackAt: Date | null
}

interface Row extends Omit<SectorCase, 'result'> {
  readonly resultNumber: string | null
  readonly resultOn: Day | null
  readonly resultIssuer: string | null
  readonly resultSigner: string | null
  readonly resultSha256: string | null
  readonly resultSize: number | null
  readonly resultPages: number | null
}

const COLUMNS = sql`c.dossier_id, c.system, c.state, c.said_at, c.code, c.words, c.fault, c.result_number,
  c.result_on, c.result_issuer, c.result_signer, encode(c.result_sha256, 'hex') as result_sha256, c.result_size,
  c.result_pages, c.taken_back_at`

/** Makes sure that there is a row for a system that says something of a dossier. */
export async function ensureSectorCase(
  tx: Tx, { dossierId, system }: Pick<SectorCase, 'dossierId' | 'system'>,
): Promise<void> {
  await sql`insert into dossiers.sector_case (dossier_id, system)
    values (${dossierId}, ${system}) on conflict do nothing`.execute(tx)
}

/** What sector systems said of a dossier, by their names. */
export async function listSectorCases(db: Db | Tx, dossierId: bigint): Promise<SectorCase[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from dossiers.sector_case c where c.dossier_id = ${dossierId} order by c.system`.execute(db)
  return rows.map(caseOf)
}

/** What a system last said of each of these dossiers, in its own codes; null where nothing was heard. */
export async function sectorCodesOf(
  db: Db, system: string, dossierIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, string | null>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<{ dossierId: bigint; code: string | null }>`
    select dossier_id, code from dossiers.sector_case
    where dossier_id = any(${[...dossierIds]}::bigint[]) and system = ${system}`.execute(db)
  return new Map(rows.map(({ dossierId, code }) => [dossierId, code]))
}

/** Keeps what a system says of a dossier; what it was held for before is over. */
export async function noteSectorWord(
  tx: Tx, { dossierId, system }: Pick<SectorCase, 'dossierId' | 'system'>,
  { state, at, code, words }: {
    readonly state: SectorState; readonly at: Date; readonly code: string; readonly words: string
  },
): Promise<void> {
  await sql`update dossiers.sector_case set state = ${state}, said_at = ${at}, code = ${code.slice(0, 40)},
    words = ${words === '' ? null : words.slice(0, 1_000)}, fault = null
    where dossier_id = ${dossierId} and system = ${system}`.execute(tx)
}

/** Something that it said was not done: somebody looks at it. */
export async function noteSectorFault(
  tx: Tx, { dossierId, system }: Pick<SectorCase, 'dossierId' | 'system'>, fault: string,
): Promise<void> {
  await sql`update dossiers.sector_case set fault = ${fault.slice(0, 100)}
    where dossier_id = ${dossierId} and system = ${system}`.execute(tx)
}

/** From now on the dossier is settled here, whatever that system says. */
export async function noteTakenBack(
  tx: Tx, { dossierId, system }: Pick<SectorCase, 'dossierId' | 'system'>, at: Date,
): Promise<void> {
  await sql`update dossiers.sector_case set taken_back_at = ${at}
    where dossier_id = ${dossierId} and system = ${system}`.execute(tx)
}

/** Those of these dossiers that were taken back from a system. */
export async function listTakenBack(
  db: Db | Tx, system: string, dossierIds: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (dossierIds.length === 0) return new Set()
  const { rows } = await sql<{ dossierId: bigint }>`
    select dossier_id from dossiers.sector_case
    where dossier_id = any(${[...dossierIds]}::bigint[]) and system = ${system} and taken_back_at is not null`.execute(db)
  return new Set(rows.map(({ dossierId }) => dossierId))
}

/** Keeps what a system gave back. */
export async function keepSectorResult(
  tx: Tx, { dossierId, system }: Pick<SectorCase, 'dossierId' | 'system'>,
  { number, issuedOn, issuer, file }: SectorResult,
): Promise<void> {
  await sql`update dossiers.sector_case set result_number = ${number}, result_on = ${issuedOn}::date,
    result_issuer = ${issuer}, result_signer = ${file?.signer ?? null}, result_size = ${file?.size ?? null},
    result_pages = ${file?.pages ?? null}, result_sha256 = decode(${file?.sha256 ?? null}, 'hex')
    where dossier_id = ${dossierId} and system = ${system}`.execute(tx)
}

/** Dossiers whose result came and is not issued yet, by the systems that gave it (sector_case_with_file). */
export async function listSectorResultsToIssue(
  db: Db, after: { readonly dossierId: bigint; readonly system: string }, limit: number,
): Promise<{ readonly dossierId: bigint; readonly system: string }[]> {
  const { rows } = await sql<{ dossierId: bigint; system: string }>`
    select c.dossier_id, c.system from dossiers.sector_case c join dossiers.dossier d on d.id = c.dossier_id
    where c.result_sha256 is not null and d.issued_at is null and d.closed_at is null
      and (c.dossier_id, c.system) > (${after.dossierId}, ${after.system})
    order by c.dossier_id, c.system limit ${limit}`.execute(db)
  return rows
}

function caseOf({
  resultNumber, resultOn, resultIssuer, resultSigner, resultSha256, resultSize, resultPages, ...row
}: Row): SectorCase {
  if (resultNumber === null || resultOn === null || resultIssuer === null) return { ...row, result: null }
  const file = resultSha256 === null || resultSize === null || resultPages === null ? null
    : { sha256: resultSha256, size: resultSize, pages: resultPages, signer: resultSigner ?? '' }
  return { ...row, result: { number: resultNumber, issuedOn: resultOn, issuer: resultIssuer, file } }
}
