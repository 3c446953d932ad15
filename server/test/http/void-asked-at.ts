import { sql } from 'kysely'
import type { HttpServer } from './as-user.ts'

/** As if somebody had paid at a section, and its receipt were asked to be voided. */
export async function voidAskedAt(http: HttpServer, unitId: bigint, payer: string): Promise<void> {
  await sql`
    with staff as (select account_id as id from identity.staff order by account_id limit 1), booklet as (
      insert into payments.booklet
        (unit_id, form, symbol, first_number, last_number, next_number, holder_id, opened_at, opened_by)
      select ${unitId}, '01BLP2-001', 'AA-21P', 1, 50, 2, id, '2021-06-25T01:00:00Z', id from staff returning id),
    payment as (
      insert into payments.payment (unit_id, way, amount, payer, paid_at, taken_by)
      select ${unitId}, 'cash', 5000, ${payer}, '2021-06-25T01:30:00Z', id from staff returning id)
    insert into payments.receipt (booklet_id, number, payment_id, unit_id, payer, lines, amount, issued_at, issued_by,
      void_asked_at, void_asked_by, void_why)
    select booklet.id, 1, payment.id, ${unitId}, ${payer},
      '[{"name": "Phí bản sao", "amount": 5000, "dossier": "1", "charge": "00000000-0000-4000-8000-000000000000"}]', 5000,
      '2021-06-25T01:30:00Z', staff.id, '2021-06-25T01:40:00Z', staff.id, 'Sai tên'
    from booklet, payment, staff`.execute(http.province.database.owner)
}
