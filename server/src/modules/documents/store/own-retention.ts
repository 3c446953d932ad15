import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'
import type { OwnPaper } from '../domain/own-paper-term.ts'

/** A paper that its owner stored, as its time is looked at. */
export interface OwnPaperDue extends OwnPaper {
  readonly id: bigint
  readonly publicId: string
  /** From which day its file may go, as its owner was told. */
  readonly goesOn: Day | null
}

/**
 * What is to be looked at on a day, held until `tx` ends: papers their owners stored, and no others
 * (own_paper_to_look).
 */
export async function lockOwnDue(tx: Tx, day: Day, limit: number): Promise<OwnPaperDue[]> {
  const { rows } = await sql<OwnPaperDue>`
    select p.id, p.public_id, p.document_type, p.standing, p.valid_to, own.goes_on,
      (p.kept_at at time zone 'Asia/Ho_Chi_Minh')::date as kept_on,
      (p.ended_at at time zone 'Asia/Ho_Chi_Minh')::date as ended_on
    from documents.own_paper own join documents.paper p on p.id = own.paper_id
    where own.look_on <= ${day} order by own.look_on, own.paper_id limit ${limit} for update of own, p skip locked`.execute(tx)
  return rows
}

/** When it is looked at next, and what its owner was told. */
export async function setOwnDue(tx: Tx, paperId: bigint, lookOn: Day, goesOn: Day | null): Promise<void> {
  await sql`update documents.own_paper set look_on = ${lookOn}, goes_on = ${goesOn} where paper_id = ${paperId}`.execute(tx)
}

/**
 * Marks papers as destroyed that their owners stored themselves, and ends those that had not ended. By what right they
 * stand there is asked here, too: of what an act keeps, or came with a dossier, none is marked. Answers those marked.
 */
export async function markOwnDestroyed(tx: Tx, paperIds: readonly bigint[], at: Date): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    with gone as (
      update documents.paper p set destroyed_at = ${at}, ended_at = coalesce(p.ended_at, ${at}),
        ended_why = coalesce(p.ended_why, 'over')
      from documents.keeping k
      where k.paper_id = p.id and k.basis = 'owner' and k.dossier_id is null and p.source = 'upload'
        and p.id = any(${[...paperIds]}::bigint[]) and p.destroyed_at is null returning p.id
    ), done as (
      delete from documents.own_paper where paper_id in (select id from gone)
    ) select id from gone order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
