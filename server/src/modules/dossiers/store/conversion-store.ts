import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A printed copy of an electronic document, as its marks say of it (bản giấy chuyển đổi). */
export interface Conversion {
  readonly serial: bigint
  readonly code: string
  readonly dossierId: bigint
  readonly paperId: bigint
  /** Of what was converted, 64 hexadecimal digits. */
  readonly sha256: string
  readonly agencyId: bigint
  readonly agencyName: string
  readonly converterName: string
  readonly convertedAt: Date
  readonly convertedBy: bigint
}

/** What is known of a paper that is a result: what its QR code says, and of which dossier it is. */
export interface ResultOfPaper {
  readonly dossierId: bigint
  readonly code: string
  readonly number: string
  readonly title: string
  /** The whole text of its QR code. */
  readonly qr: string | null
}

/** A serial for a code, never given twice; with gaps, since a deed that is refused has used one, too. */
export async function drawConversionSerial(tx: Tx): Promise<bigint> {
  const { rows: [drawn] } = await sql<{ n: bigint }>`select nextval('dossiers.conversion_serial_seq') as n`.execute(tx)
  if (!drawn) throw new Error('no serial drawn')
  return drawn.n
}

/** Puts a conversion on record. */
export async function insertConversion(tx: Tx, row: Conversion): Promise<void> {
  await sql`
    insert into dossiers.conversion
      (serial, code, dossier_id, paper_id, sha256, agency_id, agency_name, converter_name, converted_at, converted_by)
    values (${row.serial}, ${row.code}, ${row.dossierId}, ${row.paperId}, decode(${row.sha256}, 'hex'), ${row.agencyId},
      ${row.agencyName}, ${row.converterName}, ${row.convertedAt}, ${row.convertedBy})`.execute(tx)
}

/** The conversions of a dossier, the newest first, 100 at most; or the one of this serial. */
export async function listConversions(db: Db | Tx, dossierId: bigint, serial?: bigint): Promise<Conversion[]> {
  const { rows } = await sql<Conversion>`
    select serial, code, dossier_id, paper_id, encode(sha256, 'hex') as sha256, agency_id, agency_name, converter_name,
      converted_at, converted_by
    from dossiers.conversion
    where dossier_id = ${dossierId} and (${serial ?? null}::bigint is null or serial = ${serial ?? null}::bigint)
    order by serial desc limit 100`.execute(db)
  return rows
}

/** The result that this paper is; undefined where it is none that was signed electronically. */
export async function findResultOfPaper(db: Db | Tx, paperId: bigint): Promise<ResultOfPaper | undefined> {
  const { rows: [row] } = await sql<ResultOfPaper>`
    select r.dossier_id, s.code, r.number, r.title, slip.data -> 'check' ->> 'qr' as qr
    from dossiers.signed_result s join dossiers.result r using (dossier_id) join dossiers.slip on slip.id = r.slip_id
    where s.paper_id = ${paperId}`.execute(db)
  return row
}

/** Whether a paper stands among the components of a dossier. */
export async function isPaperOf(db: Db | Tx, dossierId: bigint, paperId: bigint): Promise<boolean> {
  const { rows } = await sql`
    select from dossiers.component where dossier_id = ${dossierId} and paper_ids @> array[${paperId}::bigint] limit 1`
    .execute(db)
  return rows.length > 0
}
