import { sql } from 'kysely'
import type { Db, Tx } from '../../../../platform/db.ts'
import { ensurePartner } from '../../store/outbox.ts'

export type QuestionState = 'waiting' | 'answered' | 'unknown' | 'failed'

export interface NewQuestion {
  readonly dossierId: bigint
  readonly component: string
  readonly register: string
  readonly personId: bigint
  readonly procedure: string
  readonly beganAt: Date
  readonly askUntil: Date
  readonly dueAt: Date
  readonly state: QuestionState
}

/** What a register was to say for a dossier, and what came of it. */
export interface RegisterQuestion extends Omit<NewQuestion, 'personId'> {
  readonly endedAt: Date | null
}

/** One that waits, as the job takes it up. */
export interface WaitingQuestion extends NewQuestion { readonly id: bigint }

/** Writes questions down; one whose answer is there already has ended as it begins. */
export async function insertQuestions(tx: Tx, rows: readonly NewQuestion[]): Promise<void> {
  for (const { dossierId, component, register, personId, procedure, beganAt, askUntil, dueAt, state } of rows) {
    await ensurePartner(tx, register)
    await sql`insert into integration.register_question
        (dossier_id, component, register, person_id, procedure, began_at, ask_until, due_at, state, ended_at)
      values (${dossierId}, ${component}, ${register}, ${personId}, ${procedure}, ${beganAt}, ${askUntil}, ${dueAt}, ${state},
        ${state === 'waiting' ? null : beganAt})
      on conflict (dossier_id, component) do nothing`.execute(tx)
  }
}

const WAITING = sql`id, dossier_id, component, register, person_id, procedure, began_at, ask_until, due_at, state`

/**
 * Those that wait for a call, at most so many of a register, so that one that is away keeps nobody waiting for another:
 * first whose time is over, then of whom that register was asked longest ago (register_call_of_person), so that those
 * whom it will not have keep no later one waiting. Without those about whom a document is under way over the axis
 * (register_call_running), until their time is over. All that wait are read (register_question_waiting): so many as
 * dossiers come during an outage.
 */
export async function listWaiting(
  db: Db, { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<WaitingQuestion[]> {
  const { rows } = await sql<WaitingQuestion>`
    select ${WAITING} from (
      select question.*, row_number() over (
        partition by question.register order by ask_until > ${now}, asked.id nulls first, began_at, question.id) as nth
      from integration.register_question question left join lateral (
        select id from integration.register_call call
        where call.person_id = question.person_id and call.register = question.register order by id desc limit 1
      ) asked on true
      where state = 'waiting' and (ask_until <= ${now} or not exists (
        select from integration.register_call call where call.register = question.register
          and call.person_id = question.person_id and kind = 'confirm' and outcome is null and transport = 'axis'))
    ) as waiting where nth <= ${limit} order by began_at, id`.execute(db)
  return rows
}

/** What a dossier waits for of that register about that person, by their components. */
export async function listAwaiting(
  db: Db | Tx, { dossierId, register, personId }: {
    readonly dossierId: bigint; readonly register: string; readonly personId: bigint
  },
): Promise<WaitingQuestion[]> {
  const { rows } = await sql<WaitingQuestion>`
    select ${WAITING}
    from integration.register_question
    where dossier_id = ${dossierId} and register = ${register} and person_id = ${personId} and state = 'waiting'
    order by component`.execute(db)
  return rows
}

/** What a dossier waits for or waited for, by its components. */
export async function listQuestionsOf(db: Db | Tx, dossierId: bigint): Promise<RegisterQuestion[]> {
  const { rows } = await sql<RegisterQuestion>`
    select dossier_id, component, register, procedure, began_at, ask_until, due_at, state, ended_at
    from integration.register_question where dossier_id = ${dossierId} order by component`.execute(db)
  return rows
}

/** Ends one that waits; false where somebody else has ended it. */
export async function endQuestion(
  tx: Tx, id: bigint, { state, now }: { readonly state: QuestionState; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`update integration.register_question set state = ${state}, ended_at = ${now}
    where id = ${id} and state = 'waiting' returning id`.execute(tx)
  return rows.length > 0
}
