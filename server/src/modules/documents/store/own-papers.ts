import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Tx } from '../../../platform/db.ts'
import type { KeepBasis } from './tables.ts'

/** What somebody has put into their own Kho and not taken out: how many papers, how many bytes. */
export async function measureOwn(
  tx: Tx, ownerId: bigint,
): Promise<{ readonly papers: number; readonly bytes: number }> {
  const { rows: [sum] } = await sql<{ papers: number; bytes: number }>`
    select count(*)::integer as papers, coalesce(sum(file.size), 0)::float8 as bytes
    from documents.paper p join documents.keeping k on k.paper_id = p.id join documents.file using (sha256)
    where p.owner_id = ${ownerId} and p.kept_at is not null and p.ended_at is null and k.basis = 'owner'`.execute(tx)
  return sum ?? { papers: 0, bytes: 0 }
}

/** The last day in force of a paper, as its owner says. */
export async function setLastDay(tx: Tx, paperId: bigint, validTo: Day): Promise<void> {
  await sql`update documents.paper set valid_to = ${validTo} where id = ${paperId}`.execute(tx)
}

/** A kept paper of an owner, held until `tx` ends. */
export async function lockOfKho(
  tx: Tx, ownerId: bigint, publicId: string,
): Promise<{ readonly id: bigint; readonly isEnded: boolean; readonly basis: KeepBasis | null } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; isEnded: boolean; basis: KeepBasis | null }>`
    select p.id, p.ended_at is not null as is_ended,
      (select basis from documents.keeping where paper_id = p.id) as basis
    from documents.paper p
    where p.public_id = ${publicId} and p.owner_id = ${ownerId} and p.kept_at is not null for update of p`.execute(tx)
  return row
}

/** Takes a paper out of the Kho. */
export async function endAsWithdrawn(tx: Tx, paperId: bigint, at: Date): Promise<void> {
  await sql`update documents.paper set ended_at = ${at}, ended_why = 'withdrawn' where id = ${paperId}`.execute(tx)
}
