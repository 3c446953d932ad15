import { sql } from 'kysely'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Cursor } from './cursor.ts'

/** A fact that is to be taken back. */
export interface Undoable {
  readonly id: bigint
  readonly type: string
  readonly happenedAt: Date
  readonly data: Readonly<Record<string, string | number | boolean>>
}
export type NotUndoable = { readonly code: 'undo-not-possible' } | { readonly code: 'undo-too-late' }

interface LastEvent extends Cursor, Undoable { readonly actorId: bigint; readonly publishAfter: Date | null }

/**
 * The last fact told of a subject, held back from every consumer until `ctx.tx` ends, so that it can be taken back by
 * an event that `voids` it. The subject itself is locked by its owner before, so that nothing more is told of it
 * meanwhile.
 *
 * Refuses with `undo-not-possible` when that fact is final from the beginning, or somebody else's: also when somebody
 * else did the next thing. With `undo-too-late` when its time is over, or a consumer has read it.
 */
export async function lockUndoable(
  { tx, now, actorId }: Ctx, subjectKind: string, subjectId: bigint,
): Promise<Result<Undoable, NotUndoable>> {
  const { rows: [last] } = await sql<LastEvent>`
    select era, xid::text as xid, id, type, happened_at, actor_id, publish_after, data from audit.event
    where subject_kind = ${subjectKind} and subject_id = ${subjectId}
    order by era desc, event.xid desc, id desc limit 1`.execute(tx)
  if (last?.actorId !== actorId || last.publishAfter === null) return refuse({ code: 'undo-not-possible' })
  if (now >= last.publishAfter) return refuse({ code: 'undo-too-late' })
  // The time alone does not do: `now` was read when this request began, and a consumer may have begun later and read on
  // meanwhile. Whoever reads holds the cursor, and whoever holds it shared is waited for or passed by (skip locked).
  const { rows } = await sql<{ isPast: boolean }>`
    select (era, xid, id) >= (${last.era}, ${last.xid}::xid8, ${last.id}) as is_past from audit.cursor for share`
    .execute(tx)
  return rows.some(({ isPast }) => isPast) ? refuse({ code: 'undo-too-late' })
    : ok({ id: last.id, type: last.type, happenedAt: last.happenedAt, data: last.data })
}
