import { sql } from 'kysely'
import { HOUR } from '../src/kernel/civil-day.ts'
import type { Db } from '../src/platform/db.ts'

/** A dossier as figures count it, with what a test is about; it is due thirty days after it was received. */
export interface InventedFact {
  readonly unitId: bigint
  readonly receivedAt: string
  readonly channel: 'counter' | 'online' | 'post'
  readonly settledAt?: string
}

const DUE = 30 * 24 * HOUR

/** Adds facts without dossiers, so that a test can count them by hand: they are known since they happened. */
export async function addFacts(db: Db, facts: readonly InventedFact[]): Promise<void> {
  const rows = facts.flatMap(({ unitId, receivedAt, channel, settledAt }, nth) => {
    const dossier = { id: String(1_000_000 + nth), unit: String(unitId), channel, received: receivedAt }
    const due = new Date(Date.parse(receivedAt) + DUE).toISOString()
    const open = { ...dossier, nth: 1, due, from: receivedAt, until: settledAt ?? 'infinity', settled: null }
    return settledAt === undefined ? [open]
      : [open, { ...dossier, nth: 2, due, from: settledAt, until: 'infinity', settled: settledAt }]
  })
  await sql`
    insert into reporting.fact (dossier_id, nth, known_from, known_until, held_from, held_until, unit_id, section_id,
      procedure_version_id, channel, received_at, due_at, is_waiting, is_late_by_supplement, settled_at, outcome, punctuality)
    select id, nth, "from", until, "from", until, unit, unit, 1, channel, received, due, false, false, settled,
      case when settled is not null then 'result' end, case when settled is not null then 'on-time' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id bigint, nth int, unit bigint, channel text,
      received timestamptz, due timestamptz, "from" timestamptz, until timestamptz, settled timestamptz)`.execute(db)
}
