import { sql } from 'kysely'
import type { HttpServer } from './as-user.ts'

/** What an applicant says the register of the population has wrong, who declared another name, where it is settled. */
export async function reportOf(http: HttpServer, dossier: string, count = 1): Promise<void> {
  await http.province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      update dossiers.answers set answers = answers || '{"requester.fullName": "Nguyễn Thị Mẫu Đơn"}'
      where dossier_id = (select id from dossiers.dossier where public_id = ${dossier})`.execute(tx)
    await sql`
      insert into integration.register_report (dossier_id, register, field, entry, person_id, said, text, unit_id,
        reported_at, reported_by)
      select d.id, 'population', case n when 1 then 'requester.fullName' else 'k' || n end, 'person.fullName',
        d.applicant_id, '"Nguyễn Thị Mẫu"', 'Sai ' || n, d.competent_unit_id,
        timestamptz '2021-06-18 08:00+07' + n * interval '1 minute', 1
      from dossiers.dossier d, generate_series(1, ${count}) n
      where d.public_id = ${dossier} on conflict do nothing`.execute(tx)
  })
}
