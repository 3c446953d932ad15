import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Standing } from '../../workflow/public.ts'
import type { State } from '../domain/lifecycle.ts'
import type { Dossier } from './dossier-store.ts'

/** What a dossier and its case were before a step of work: all that such a step can change. */
export interface Before extends Pick<Dossier, 'state' | 'proposal' | 'decidedAt'> { readonly standing: Standing }

/** Keeps what the dossier was until then, in place of what was kept for the step before this one. */
export async function keepBefore(
  tx: Tx, dossierId: bigint, until: Date, { state, proposal, decidedAt, standing }: Before,
): Promise<void> {
  await sql`
    insert into dossiers.undo (dossier_id, until, state, proposal, decided_at, standing)
    values (${dossierId}, ${until}, ${state}, ${proposal}, ${decidedAt}, ${standing}::jsonb)
    on conflict (dossier_id) do update set until = excluded.until, state = excluded.state, proposal = excluded.proposal,
      decided_at = excluded.decided_at, standing = excluded.standing`.execute(tx)
}

/** Takes out what the dossier was before its last step of work. Throws if nothing was kept: its event said so. */
export async function takeBefore(tx: Tx, dossierId: bigint): Promise<Before> {
  const { rows: [before] } = await sql<Before>`
    delete from dossiers.undo where dossier_id = ${dossierId} returning state, proposal, decided_at, standing::text as standing`
    .execute(tx)
  if (!before) throw new Error('an event may be undone, and nothing was kept for it')
  return before
}

/** What could be undone until now can be no longer: a deed followed that is final at once. */
export async function dropBefore(tx: Tx, dossierId: bigint): Promise<void> {
  await sql`delete from dossiers.undo where dossier_id = ${dossierId}`.execute(tx)
}

/** Of these dossiers those whose last step can still be undone at `now`, with the state in which they were before. */
export async function statesBeforeUndo(
  db: Db | Tx, dossierIds: readonly bigint[], now: Date,
): Promise<ReadonlyMap<bigint, State>> {
  const { rows } = await sql<{ dossierId: bigint; state: State }>`
    select dossier_id, state from dossiers.undo
    where dossier_id = any(${dossierIds}::bigint[]) and until > ${now}`.execute(db)
  return new Map(rows.map(({ dossierId, state }) => [dossierId, state]))
}

/** Forgets at most `limit` that could be undone until `before`. Answers how many; call again until it is none. */
export async function deleteOldUndo(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from dossiers.undo where dossier_id in (
      select dossier_id from dossiers.undo where until < ${before} order by until limit ${limit} for update skip locked)
    returning dossier_id`.execute(db)
  return rows.length
}
