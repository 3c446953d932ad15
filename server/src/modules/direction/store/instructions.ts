import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { AWAITED_STATES, type InstructionState } from '../domain/instruction.ts'

/** What an instruction is about, with the value that the figure had when it was told. */
export type About =
  | { readonly metric: string; readonly from: Day; readonly until: Day; readonly value: number | null }
  | { readonly dossierId: bigint }

export interface Instruction {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  /** The officer it is for; null: for the head of the unit. */
  readonly toAccountId: bigint | null
  readonly metric: string | null
  readonly figureFrom: Day | null
  readonly figureUntil: Day | null
  readonly figureValue: number | null
  readonly dossierId: bigint | null
  readonly words: string
  readonly dueOn: Day
  readonly state: InstructionState
  readonly givenAt: Date
  readonly givenBy: bigint
  readonly escalatedAt: Date | null
  readonly escalatedToId: bigint | null
}

export type StepKind = 'acknowledged' | 'answered' | 'sent-back' | 'closed' | 'escalated'
export interface Step { readonly kind: StepKind; readonly words: string; readonly at: Date; readonly byId: bigint }

const COLUMNS = sql`id, public_id, unit_id, to_account_id, metric, figure_from, figure_until, figure_value, dossier_id,
  words, due_on, state, given_at, given_by, escalated_at, escalated_to_id`

export interface NewInstruction {
  readonly unitId: bigint
  readonly toAccountId: bigint | null
  readonly about: About
  readonly words: string
  readonly dueOn: Day
  readonly at: Date
  readonly by: bigint
}

/** Keeps a new instruction, which nobody has acknowledged yet. */
export async function insertInstruction(
  tx: Tx, { unitId, toAccountId, about, words, dueOn, at, by }: NewInstruction,
): Promise<{ readonly id: bigint; readonly publicId: string }> {
  const { metric, from, until, value } = 'metric' in about ? about : { metric: null, from: null, until: null, value: null }
  const dossierId = 'metric' in about ? null : about.dossierId
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into direction.instruction (unit_id, to_account_id, metric, figure_from, figure_until, figure_value,
      dossier_id, words, due_on, state, given_at, given_by)
    values (${unitId}, ${toAccountId}::bigint, ${metric}::text, ${from}::date, ${until}::date,
      ${value}::double precision, ${dossierId}::bigint, ${words}, ${dueOn}, 'given', ${at}, ${by})
    returning id, public_id`.execute(tx)
  if (!row) throw new Error('an instruction was not kept')
  return row
}

/** The instruction, held until `tx` ends: a second step waits and then sees what the first one did. */
export async function lockInstruction(tx: Tx, publicId: string): Promise<Instruction | undefined> {
  const { rows: [row] } = await sql<Instruction>`
    select ${COLUMNS} from direction.instruction where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** The same without holding it. */
export async function findInstruction(db: Db, publicId: string): Promise<Instruction | undefined> {
  const { rows: [row] } = await sql<Instruction>`
    select ${COLUMNS} from direction.instruction where public_id = ${publicId}`.execute(db)
  return row
}

/** It stands elsewhere from now on. */
export async function moveInstruction(tx: Tx, id: bigint, state: InstructionState): Promise<void> {
  await sql`update direction.instruction set state = ${state} where id = ${id}`.execute(tx)
}

/** Adds a step; those before stay. */
export async function insertStep(tx: Tx, instructionId: bigint, { kind, words, at, byId }: Step): Promise<void> {
  await sql`
    insert into direction.step (instruction_id, kind, words, at, by_id)
    values (${instructionId}, ${kind}, ${words}, ${at}, ${byId})`.execute(tx)
}

/** The steps of an instruction, the first first. */
export async function listSteps(db: Db, instructionId: bigint): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select kind, words, at, by_id from direction.step where instruction_id = ${instructionId} order by id`.execute(db)
  return rows
}

/** Which open ones: told to somebody or to units that they head, told upwards to those; given by somebody; of units. */
export type OpenOf =
  | { readonly accountId: bigint; readonly headedIds: readonly bigint[] }
  | { readonly giverId: bigint }
  | { readonly unitIds: readonly bigint[] }

/** The open ones, due first, from behind `after`. Served by instruction_open and instruction_given. */
export async function listOpenInstructions(
  db: Db, of: OpenOf, { after, limit }: { after?: { dueOn: Day; id: bigint } | undefined; limit: number },
): Promise<Instruction[]> {
  const isOf = 'giverId' in of ? sql`given_by = ${of.giverId}`
    : 'unitIds' in of ? sql`unit_id = any(${of.unitIds}::bigint[])`
      : sql`(to_account_id = ${of.accountId} or to_account_id is null and unit_id = any(${of.headedIds}::bigint[])
          or escalated_to_id = any(${of.headedIds}::bigint[]))`
  const behind = after ? sql`and (due_on, id) > (${after.dueOn}::date, ${after.id}::bigint)` : sql``
  const { rows } = await sql<Instruction>`
    select ${COLUMNS} from direction.instruction where state <> 'closed' and ${isOf} ${behind}
    order by due_on, id limit ${limit}`.execute(db)
  return rows
}

/** How many of each unit are open, and how many of those are late; units without an open one are left out. */
export async function countOpenInstructions(
  db: Db, unitIds: readonly bigint[], today: Day,
): Promise<{ readonly unitId: bigint; readonly open: number; readonly overdue: number }[]> {
  const { rows } = await sql<{ unitId: bigint; open: number; overdue: number }>`
    select unit_id, count(*)::int as open,
      (count(*) filter (where due_on < ${today}::date and state = any(${[...AWAITED_STATES]}::text[])))::int as overdue
    from direction.instruction where state <> 'closed' and unit_id = any(${unitIds}::bigint[])
    group by unit_id order by unit_id`.execute(db)
  return rows
}

const toEscalate = (today: Day) => sql`
  state <> 'closed' and state = any(${[...AWAITED_STATES]}::text[]) and due_on < ${today}::date and escalated_at is null`

/** Whether there are late ones of which nobody above was told. */
export async function isAnyToEscalate(db: Db, today: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from direction.instruction where ${toEscalate(today)} limit 1`.execute(db)
  return rows.length > 0
}

/** Some of those, held until `tx` ends; what another holds is passed over, and looked at again later. */
export async function lockToEscalate(tx: Tx, today: Day, limit: number): Promise<Instruction[]> {
  const { rows } = await sql<Instruction>`
    select ${COLUMNS} from direction.instruction where ${toEscalate(today)}
    order by due_on, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** The head of a unit above was told; none where nothing stands above. */
export async function markEscalated(tx: Tx, id: bigint, at: Date, toId: bigint | null): Promise<void> {
  await sql`
    update direction.instruction set escalated_at = ${at}, escalated_to_id = ${toId}::bigint
    where id = ${id}`.execute(tx)
}
