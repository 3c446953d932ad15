import { sql } from 'kysely'
import type { Db, Tx } from '../../../../platform/db.ts'
import { ensurePartner } from '../../store/outbox.ts'
import type { RegisterFacts } from '../register.ts'

export type CallKind = 'read' | 'confirm' | 'fetch'
export type CallOutcome = 'answered' | 'unknown' | 'yes' | 'no' | 'other-person' | 'failed'

export interface NewCall {
  readonly register: string
  readonly kind: CallKind
  readonly personId: bigint
  readonly actorId: bigint
  readonly unitId: bigint | null
  readonly subjectKind: 'draft' | 'intake' | 'dossier'
  readonly subject: string
  readonly procedure: string
  readonly reason: 'prefill' | 'verify' | 'ask-anew' | 'residence' | 'reuse'
  /** In the words of an officer. */
  readonly said?: string | undefined
  readonly basis: string
  readonly transport: string
  /** Number, name and birth with which it is asked, hashed (`askedAsOf`). */
  readonly askedAs: Buffer
  readonly askedAt: Date
  readonly begunAt: Date
}

/** Writes a call down before it is made; undefined while another about that person runs. */
export async function insertCall(
  tx: Tx, call: NewCall,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows } = await sql<{ id: bigint; publicId: string }>`
    insert into integration.register_call (register, kind, person_id, actor_id, unit_id, subject_kind, subject, procedure,
      reason, basis, transport, asked_as, asked_at, begun_at, said)
    values (${call.register}, ${call.kind}, ${call.personId}, ${call.actorId}, ${call.unitId}, ${call.subjectKind},
      ${call.subject}, ${call.procedure}, ${call.reason}, ${call.basis}, ${call.transport}, ${call.askedAs},
      ${call.askedAt}, ${call.begunAt}, ${call.said ?? null})
    on conflict (register, person_id, kind) where outcome is null do nothing
    returning id, public_id`.execute(tx)
  return rows[0]
}

/**
 * Calls about a person that began before and never ended: the program that made them is gone. Those over the axis wait
 * for a document, and for no program.
 */
export async function loseCalls(
  tx: Tx, { register, personId, kind }: {
    readonly register: string; readonly personId: bigint; readonly kind: CallKind
  }, before: Date, now: Date,
): Promise<void> {
  await sql`update integration.register_call set outcome = 'lost', ended_at = ${now}
    where register = ${register} and person_id = ${personId} and kind = ${kind} and outcome is null
      and transport <> 'axis' and begun_at < ${before}`.execute(tx)
}

/** Writes down what came of it. */
export async function endCall(
  tx: Tx, id: bigint, ended: {
    readonly outcome: CallOutcome; readonly fault: string | null; readonly milliseconds: number; readonly now: Date
  },
): Promise<void> {
  await sql`update integration.register_call set outcome = ${ended.outcome}, fault = ${ended.fault},
      milliseconds = ${ended.milliseconds}, ended_at = ${ended.now} where id = ${id}`.execute(tx)
}

export interface LastCall extends Pick<NewCall, 'begunAt' | 'askedAt'> {
  readonly outcome: string
  readonly askedAs: Buffer | null
}

/** How the last finished call about a person ended, by the clock of the machine (register_call_of_person). */
export async function findLastCall(
  db: Db | Tx, register: string, personId: bigint, kind: CallKind,
): Promise<LastCall | undefined> {
  const { rows } = await sql<LastCall>`
    select outcome, begun_at, asked_at, asked_as from integration.register_call
    where person_id = ${personId} and register = ${register} and kind = ${kind} and outcome is not null
    order by id desc limit 1`.execute(db)
  return rows[0]
}

/** What a register said of somebody last. */
export interface KeptAnswer {
  readonly register: string
  readonly facts: RegisterFacts
  /** For which entries it was asked. */
  readonly entries: readonly string[]
  readonly answeredAt: Date
}

/** What registers said last of a person, asked with that number, name and birth. */
export async function selectAnswers(db: Db | Tx, personId: bigint, askedAs: Buffer): Promise<KeptAnswer[]> {
  const { rows } = await sql<KeptAnswer>`
    select answer.register, facts, entries, answered_at from integration.register_answer answer
      join integration.register_call call on call.id = answer.call_id
    where answer.person_id = ${personId} and asked_as = ${askedAs}
    order by answer.register`.execute(db)
  return rows
}

/** Keeps the newest answer about a person; one that has nobody takes the older one away. */
export async function keepAnswer(
  tx: Tx, { register, personId, callId, said, now }: {
    readonly register: string; readonly personId: bigint; readonly callId: bigint
    readonly said: Pick<KeptAnswer, 'facts' | 'entries'> | undefined; readonly now: Date
  },
): Promise<void> {
  if (said === undefined) {
    await sql`delete from integration.register_answer where register = ${register} and person_id = ${personId}`.execute(tx)
    return
  }
  await sql`insert into integration.register_answer (register, person_id, call_id, facts, entries, answered_at)
    values (${register}, ${personId}, ${callId}, ${JSON.stringify(said.facts)}, ${[...said.entries]}::text[], ${now})
    on conflict (register, person_id) do update
      set call_id = excluded.call_id, facts = excluded.facts, entries = excluded.entries, answered_at = excluded.answered_at`.execute(tx)
}

/** That a register may be asked. `isTrial`: by this one call, to learn whether it is back. */
export interface Turn { readonly isTrial: boolean }

/**
 * Whether a register may be asked now (undefined: not), by the clock of the machine: nobody paused it, and it does not
 * rest after failures. When its rest is over one call tries whether it is back, and the others wait for what comes of
 * it.
 */
export async function takeTurn(
  tx: Tx, register: string,
  { now, restUntil, failures }: { readonly now: Date; readonly restUntil: Date; readonly failures: number },
): Promise<Turn | undefined> {
  await ensurePartner(tx, register)
  const { rows: [standing] } = await sql<{ failures: number; isPaused: boolean }>`
    select failures, paused_at is not null as is_paused from integration.partner where code = ${register}`.execute(tx)
  if (!standing || standing.isPaused) return undefined
  if (standing.failures < failures) return { isTrial: false }
  const { rows } = await sql`update integration.partner set retry_at = ${restUntil}
    where code = ${register} and paused_at is null and coalesce(retry_at <= ${now}, true) returning code`.execute(tx)
  return rows.length > 0 ? { isTrial: true } : undefined
}

/** Registers of which answers are kept. */
export async function listAnswering(db: Tx): Promise<string[]> {
  const { rows } = await sql<{ register: string }>`
    select distinct register from integration.register_answer order by register`.execute(db)
  return rows.map(({ register }) => register)
}

/** Deletes answers of a register of before a moment, at most `limit` of them; the calls stay. Answers how many. */
export async function deleteAnswers(
  db: Tx, register: string, { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with old as (
      select register, person_id from integration.register_answer
      where register = ${register} and answered_at < ${before}
      order by answered_at limit ${limit} for update skip locked)
    delete from integration.register_answer answer using old
    where answer.register = old.register and answer.person_id = old.person_id`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
