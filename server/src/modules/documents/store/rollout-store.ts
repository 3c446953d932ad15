import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { heirRows } from '../../organisation/public.ts'

/** That the digitisation procedure is in force at a section, or is proposed to be. */
export interface Rollout {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  /** Which it would end; null of one that would begin. */
  readonly ends: bigint | null
  /** The first day without that one. */
  readonly endsOn: Day | null
  /** The first day; null where it never held. */
  readonly from: Day | null
  /** The last day; null for ever. */
  readonly until: Day | null
  readonly decisionNumber: string
  readonly decidedOn: Day
  readonly source: 'desk' | 'data' | 'succession'
  readonly isInvented: boolean
  readonly proposedAt: Date
  readonly proposedBy: bigint
  /** For whom, where it was a stand-in. */
  readonly proposedFor: bigint | null
  readonly closedAt: Date | null
  readonly closedBy: bigint | null
  readonly isApproved: boolean | null
  readonly note: string
}

const COLUMNS = sql`
  id, public_id, unit_id, ends, ends_on, lower(valid) as from, upper(valid) - 1 as until, decision_number, decided_on, source, is_invented,
  proposed_at, proposed_by, proposed_for, closed_at, closed_by, is_approved, note`

export type NewRollout = Pick<Rollout,
  'unitId' | 'decisionNumber' | 'decidedOn' | 'proposedAt' | 'proposedBy' | 'proposedFor'> & { readonly from: Day }

/** Puts a proposal on record; undefined while another of the section is open (rollout_open_once_a_section). */
export async function insertRollout(tx: Tx, row: NewRollout): Promise<Rollout | undefined> {
  const { rows: [made] } = await sql<Rollout>`
    insert into documents.rollout (unit_id, valid, decision_number, decided_on, source, proposed_at, proposed_by, proposed_for)
    values (${row.unitId}, daterange(${row.from}::date, null), ${row.decisionNumber}, ${row.decidedOn}, 'desk',
      ${row.proposedAt}, ${row.proposedBy}, ${row.proposedFor})
    on conflict do nothing returning ${COLUMNS}`.execute(tx)
  return made
}

/** Puts on record that one is proposed to end; undefined while another proposal of the section is open. */
export async function insertRolloutEnd(
  tx: Tx, row: Omit<NewRollout, 'from'> & { readonly ends: bigint; readonly endsOn: Day },
): Promise<Rollout | undefined> {
  const { rows: [made] } = await sql<Rollout>`
    insert into documents.rollout (unit_id, valid, ends, ends_on, decision_number, decided_on, source, proposed_at,
      proposed_by, proposed_for)
    values (${row.unitId}, 'empty', ${row.ends}, ${row.endsOn}, ${row.decisionNumber}, ${row.decidedOn}, 'desk',
      ${row.proposedAt}, ${row.proposedBy}, ${row.proposedFor})
    on conflict do nothing returning ${COLUMNS}`.execute(tx)
  return made
}

/** Ends one from a day on. */
export async function endRollout(tx: Tx, id: bigint, endsOn: Day): Promise<void> {
  await sql`update documents.rollout set valid = valid * daterange(null, ${endsOn}::date) where id = ${id}`.execute(tx)
}

/** The one of a section that holds, or will, for ever; taken until `tx` ends. */
export async function lockRolloutForEver(tx: Tx, unitId: bigint): Promise<Rollout | undefined> {
  const { rows: [row] } = await sql<Rollout>`
    select ${COLUMNS} from documents.rollout
    where unit_id = ${unitId} and is_approved and upper(valid) is null and not isempty(valid) for update`.execute(tx)
  return row
}

/** One by its address, taken until `tx` ends. */
export async function lockRollout(tx: Tx, publicId: string): Promise<Rollout | undefined> {
  const { rows: [row] } = await sql<Rollout>`
    select ${COLUMNS} from documents.rollout where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** What was decided of a proposal. */
export async function closeRollout(
  tx: Tx, id: bigint,
  { at, by, isApproved, note }: {
    readonly at: Date; readonly by: bigint; readonly isApproved: boolean; readonly note: string
  },
): Promise<void> {
  await sql`
    update documents.rollout set closed_at = ${at}, closed_by = ${by}, is_approved = ${isApproved}, note = ${note}
    where id = ${id}`.execute(tx)
}

/** All that hold on some day, and all that are open: at most a few a section, and some hundred sections. */
export async function listRollouts(db: Db | Tx): Promise<Rollout[]> {
  const { rows } = await sql<Rollout>`
    select ${COLUMNS} from documents.rollout
    where closed_at is null or is_approved and not isempty(valid) order by id`.execute(db)
  return rows
}

/** Since when it is in force at a section, if it is on that day (rollout_once_a_day). */
export async function findRolloutInForce(db: Db | Tx, unitId: bigint, day: Day): Promise<Rollout | undefined> {
  const { rows: [row] } = await sql<Rollout>`
    select ${COLUMNS} from documents.rollout
    where unit_id = ${unitId} and is_approved and valid @> ${day}::date`.execute(db)
  return row
}

/** The section has one that holds on that day or later, whoever decided it. */
export async function hasRollout(db: Db | Tx, unitId: bigint, from: Day): Promise<boolean> {
  const { rows } = await sql`
    select from documents.rollout
    where unit_id = ${unitId} and is_approved and valid && daterange(${from}::date, null)`.execute(db)
  return rows.length > 0
}

export interface RolloutOfData extends Pick<Rollout, 'unitId' | 'decisionNumber' | 'decidedOn' | 'isInvented'> {
  readonly from: Day
}

/** Rollouts that the data bring, at sections that never had any; answers how many. */
export async function insertRolloutsOfData(
  tx: Tx, rows: readonly RolloutOfData[], by: bigint, at: Date,
): Promise<number> {
  if (rows.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    insert into documents.rollout (unit_id, valid, decision_number, decided_on, source, is_invented, proposed_at, proposed_by,
      closed_at, closed_by, is_approved)
    select unit_id, daterange(from_day, null), decision_number, decided_on, 'data', is_invented, ${at}, ${by}, ${at}, ${by}, true
    from unnest(${rows.map(({ unitId }) => unitId)}::bigint[], ${rows.map(({ from }) => from)}::date[],
        ${rows.map(({ decisionNumber }) => decisionNumber)}::text[], ${rows.map(({ decidedOn }) => decidedOn)}::date[],
        ${rows.map(({ isInvented }) => isInvented)}::boolean[])
      as d(unit_id, from_day, decision_number, decided_on, is_invented)
    where not exists (select from documents.rollout r where r.unit_id = d.unit_id)`.execute(tx)
  return Number(numAffectedRows)
}

/**
 * Where the digitisation procedure is in force at sections that ended, it is at their heirs from then on, by the
 * decision that began first; what is proposed for one that ended is closed. Answers how many go on.
 */
export async function passRollouts(
  tx: Tx,
  { from, heirs, by, at }: {
    readonly from: Day; readonly heirs: ReadonlyMap<bigint, bigint>; readonly by: bigint; readonly at: Date
  },
): Promise<number> {
  await sql`
    with heir as (${heirRows(heirs)})
    update documents.rollout r set closed_at = ${at}, closed_by = ${by}, is_approved = false, note = ''
    from heir h where r.unit_id = h.from_id and r.closed_at is null`.execute(tx)
  const { numAffectedRows = 0n } = await sql`
    with heir as (${heirRows(heirs)}),
      ended as (update documents.rollout r set valid = r.valid * daterange(null, ${from}::date)
        from documents.rollout was, heir h
        where was.id = r.id and r.unit_id = h.from_id and r.is_approved and not isempty(r.valid)
          and (upper(r.valid) is null or upper(r.valid) > ${from}::date)
        returning h.to_id, r.decision_number, r.decided_on, r.is_invented, was.valid * daterange(${from}::date, null) as rest),
      once as (select distinct on (to_id) * from ended order by to_id, lower(rest), decided_on)
    insert into documents.rollout (unit_id, valid, decision_number, decided_on, source, is_invented, proposed_at, proposed_by,
      closed_at, closed_by, is_approved)
    select to_id, rest, decision_number, decided_on, 'succession', is_invented, ${at}, ${by}, ${at}, ${by}, true from once
    where not exists (select from documents.rollout r where r.unit_id = to_id and r.is_approved and r.valid && rest)`
    .execute(tx)
  return Number(numAffectedRows)
}
