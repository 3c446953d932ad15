import { sql } from 'kysely'
import type { HttpServer } from './as-user.ts'

export const PETITION_LAID = '5c1f7d0a-6d0e-4a52-9a0c-7e3f1b2c4d61'

/** What somebody reports without a dossier, where this one is settled; once. */
export async function petitionOf(http: HttpServer, dossier: string): Promise<void> {
  await sql`
    insert into integration.petition (public_id, kind, look_up_code, sender_name, phone, email, subject, words,
      received_at, refuse_by, due_at, unit_id)
    select ${PETITION_LAID}::uuid, 'petition', 'ABCDEFGHJK', 'Nguyễn Thị Mẫu', '0500 000 077', 'mau@example.vn', 'Biển chỉ đường',
      'Không có biển chỉ đường', now(), now(), now(), competent_unit_id
    from dossiers.dossier where public_id = ${dossier}
    on conflict (public_id) do update set unit_id = excluded.unit_id`.execute(http.province.database.owner)
}
