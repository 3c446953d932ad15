import { sql } from 'kysely'
import type { Ctx } from '../../platform/db.ts'

/** What happened to a dossier before the log of this installation began, or elsewhere. */
export interface PastEvent {
  readonly type: string
  readonly dossierId: bigint
  readonly happenedAt: Date
  readonly unitId: bigint | null
  readonly data: Readonly<Record<string, string | number | boolean>>
}

/**
 * Brings history in, in the order of the list: of an era before the first, so that no consumer is told of it, no seal
 * covers it, and nobody takes it for what happened here. It counts as known from when it happened (ADR 0162).
 */
export async function loadHistory(ctx: Ctx, events: readonly PastEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ type, dossierId, happenedAt, unitId, data }) => ({
    type, data, dossier_id: String(dossierId), happened_at: happenedAt, request_id: ctx.requestId,
    unit_id: unitId === null ? null : String(unitId),
  }))
  await sql`select audit.load_history(${JSON.stringify(rows)}::jsonb)`.execute(ctx.tx)
}
