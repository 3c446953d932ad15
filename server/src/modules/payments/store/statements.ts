import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { KnownLine, StatementLine } from '../domain/read-statement.ts'

/** A line of a statement that was read. */
export interface ReadLine extends StatementLine {
  readonly id: bigint
  readonly unitId: bigint
}

export interface Statement {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly lines: number
  readonly known: number
}

/** One statement is read at a time, of whatever account: two of them may hold the same line. */
export async function holdStatements(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('payments.statement', 0))`.execute(tx)
}

/** The same file where it was read before, of whatever account. */
export async function findStatement(db: Db | Tx, sha256: Buffer): Promise<Statement | undefined> {
  const { rows } = await sql<Statement>`
    select id, public_id, unit_id, lines, known from payments.statement where sha256 = ${sha256} order by id limit 1`
    .execute(db)
  return rows[0]
}

/** What was read before, of whatever account, on these days under these numbers. */
export async function listKnownLines(tx: Tx, lines: readonly StatementLine[]): Promise<readonly KnownLine[]> {
  const days = [...new Set(lines.map(({ day }) => day))]
  const references = lines.map(({ reference }) => reference)
  const { rows } = await sql<KnownLine>`
    select unit_id, day, reference, amount::float8 as amount from payments.statement_line
    where day = any(${days}::date[]) and reference = any(${references}::text[])`.execute(tx)
  return rows
}

/** Writes a statement that was read. */
export async function insertStatement(
  tx: Tx,
  one: {
    readonly unitId: bigint; readonly sha256: Buffer; readonly lines: number; readonly known: number;
    readonly at: Date; readonly byId: bigint
  },
): Promise<Statement> {
  const { rows: [row] } = await sql<Statement>`
    insert into payments.statement (unit_id, sha256, lines, known, read_at, read_by)
    values (${one.unitId}, ${one.sha256}, ${one.lines}, ${one.known}, ${one.at}, ${one.byId})
    returning id, public_id, unit_id, lines, known`.execute(tx)
  if (!row) throw new Error('no statement was written')
  return row
}

/** Writes lines of it. */
export async function insertLines(
  tx: Tx, statementId: bigint, unitId: bigint, lines: readonly StatementLine[],
): Promise<void> {
  await insertRows(tx, 'payments.statement_line', lines.map(({ day, reference, amount, text }) =>
    ({ statementId, unitId, day, reference, amount, text })))
}

/** Lines of these days that stand for no money that we know of, in the order in which they were read. */
export async function lockUnmatchedLines(tx: Tx, days: readonly Day[]): Promise<readonly ReadLine[]> {
  const { rows } = await sql<ReadLine>`
    select id, unit_id, day, reference, amount::float8 as amount, text from payments.statement_line
    where remittance_id is null and day = any(${days}::date[]) order by id for update`.execute(tx)
  return rows
}

/** The line is this money in the account. */
export async function matchLine(tx: Tx, id: bigint, remittanceId: bigint): Promise<void> {
  await sql`update payments.statement_line set remittance_id = ${remittanceId} where id = ${id}`.execute(tx)
}

/**
 * Money of the gateway, or of somebody else who took it for us, that no line stands for yet, of the amount of a line:
 * by their number where the text holds it, or for one of these bills. The oldest first.
 */
export async function findUnsettled(
  tx: Tx, of: { readonly words: readonly string[]; readonly bills: readonly string[]; readonly amount: Dong },
): Promise<{ readonly id: bigint } | undefined> {
  const { rows } = await sql<{ id: bigint }>`
    select money.id from payments.remittance as money left join payments.bill on bill.id = money.bill_id
    where money.source in ('gateway', 'bank') and money.amount = ${of.amount}
      and (money.reference = any(${of.words}::text[]) or bill.reference = any(${of.bills}::text[]))
      and not exists (select from payments.statement_line as line where line.remittance_id = money.id)
    order by (money.reference = any(${of.words}::text[])) desc, money.id limit 1`.execute(tx)
  return rows[0]
}

/** Whether a line stands for this money already. */
export async function hasLine(tx: Tx, remittanceId: bigint): Promise<boolean> {
  const { rows } = await sql`select from payments.statement_line where remittance_id = ${remittanceId}`.execute(tx)
  return rows.length > 0
}
