import { sql } from 'kysely'
import type { HttpServer } from './as-user.ts'
import { petitionOf } from './petition-of.ts'
import { reportOf } from './report-of.ts'

/** What the unit that settles a dossier is asked: of a paper and a register by its applicant, and by somebody else. */
export async function askCorrectionOf(http: HttpServer, dossier: string): Promise<void> {
  await reportOf(http, dossier)
  await petitionOf(http, dossier)
  await http.province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      with paper as (select id from documents.paper order by id limit 1), said as (
        insert into documents.paper_facts (paper_id, version, number, issued_on, issuer_name, source, at, by, reason)
        select id, 99, '12/2019', '2019-12-03', 'UBND xã Mẫu', 'typed', now(), 1, 'thử' from paper on conflict do nothing)
      insert into dossiers.correction_request (dossier_id, paper_id, unit_id, text, asked_at, asked_by, due_at)
      select d.id, paper.id, d.competent_unit_id, 'Ngày cấp sai', now(), 1, now()
      from paper, dossiers.dossier d where d.public_id = ${dossier} on conflict do nothing`.execute(tx)
  })
}
