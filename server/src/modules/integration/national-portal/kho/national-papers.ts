import { sql } from 'kysely'
import type { Db, Tx } from '../../../../platform/db.ts'

/** A paper of ours that was taken over from the Kho of the portal. */
export interface NationalPaper {
  readonly paperId: bigint
  readonly idThere: string
}

/** The papers of a person that were taken over, the newest first (national_paper_of_person); or one by its id there. */
export async function listNationalPapers(db: Db | Tx, personId: bigint, idThere?: string): Promise<NationalPaper[]> {
  const { rows } = await sql<NationalPaper>`
    select paper_id, id_there from integration.national_paper
    where person_id = ${personId} and ${idThere === undefined ? sql`true` : sql`id_there = ${idThere}`}
    order by paper_id desc limit 500`.execute(db)
  return rows
}

/** Notes that a paper was taken over, and by which call. */
export async function insertNationalPaper(
  tx: Tx, row: NationalPaper & {
    readonly personId: bigint; readonly callId: bigint; readonly at: Date; readonly by: bigint
  },
): Promise<void> {
  await sql`insert into integration.national_paper (paper_id, person_id, id_there, call_id, at, by)
    values (${row.paperId}, ${row.personId}, ${row.idThere}, ${row.callId}, ${row.at}, ${row.by})`.execute(tx)
}
