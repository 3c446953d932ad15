import { sql } from 'kysely'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { MessageState } from '../domain/message.ts'
import type { Directory, DirectorySource } from '../../organisation/public.ts'
import { outsideOf } from './build-consultations.ts'
import { isNumberOf } from './consultation-document.ts'
import { standingOf } from '../store/set-aside.ts'
import { DOCUMENT_AXIS } from './package-body.ts'

/** A question of a dossier to another agency, as far as the axis is concerned. */
export interface AskedQuestion {
  readonly id: bigint
  readonly askedUnitId: bigint
  readonly askedAt: Date
}

/** How the axis is, or that what goes before is refused there: then nobody waits for the axis but for an operator. */
export type AxisStanding = 'well' | 'away' | 'paused' | 'behind'

/**
 * Of a question that the agency does not have: waiting, with how it stands with the axis; refused: the axis would not
 * have it; dropped: an operator decided that it does not go.
 */
export type NotSent =
  | { readonly state: 'waiting'; readonly axis: AxisStanding }
  | { readonly state: 'refused' | 'dropped' }

/** A document that answers a question and does not stand as its answer. */
export interface HeldAnswer {
  readonly receivedAt: Date
  /** held: somebody looks whether it may count. refused: they decided that it does not. */
  readonly state: 'held' | 'refused'
  /** Code of why it is held. */
  readonly fault: string | null
  /** Why it was refused, in the words of whoever did. */
  readonly reason: string | null
}

export interface OnItsWay { readonly notSent: NotSent | null; readonly heldAnswers: readonly HeldAnswer[] }

interface Sent {
  readonly number: string
  readonly state: MessageState
  /** Dead, too, where it waits behind one that is. */
  readonly standing: MessageState
}

/**
 * How far the questions of a dossier have come that go over the axis, by their ids; of one that is asked within this
 * system there is nothing. Read where it is kept, in outbox and inbox (message_out_of_dossier,
 * message_in_held_answers), so that it is never otherwise there.
 */
export async function findOnTheirWay(
  db: Db | Tx, { directory }: { readonly directory: DirectorySource }, dossierId: bigint,
  questions: readonly AskedQuestion[],
): Promise<ReadonlyMap<bigint, OnItsWay>> {
  const outside = questions.filter((one) => isAskedOutside(directory.on(dayOf(one.askedAt)), one))
  if (outside.length === 0) return new Map()
  const { rows: sent } = await sql<Sent>`
    select number, state, ${standingOf(sql.ref('one'))} as standing from integration.message_out one
    where dossier_id = ${dossierId} and partner = ${DOCUMENT_AXIS} and number is not null order by id`.execute(db)
  const own = (question: AskedQuestion) => sent.findLast(({ number }) => isNumberOf(number, question.id))
  const numbers = outside.flatMap((one) => own(one)?.number ?? [])
  const [axis, answers] = [await standingOfAxis(db), await listHeldAnswers(db, numbers)]
  return new Map(outside.map((one) => {
    const message = own(one)
    return [one.id, {
      notSent: notSentOf(message?.state, message && message.standing !== message.state ? 'behind' : axis), heldAnswers: answers.filter(({ number }) => number === message?.number),
    }]
  }))
}

/**
 * Whether an agency that is asked over the axis never had the question: it waits, was refused there, or was dropped.
 * Of one that is asked within this system it is false.
 */
export async function hasNotLeft(
  tx: Tx, rooms: { readonly directory: DirectorySource }, question: AskedQuestion & { readonly dossierId: bigint },
): Promise<boolean> {
  const one = (await findOnTheirWay(tx, rooms, question.dossierId, [question])).get(question.id)
  return one !== undefined && one.notSent !== null
}

function isAskedOutside(directory: Directory, { askedUnitId }: AskedQuestion): boolean {
  return outsideOf(directory, askedUnitId) !== undefined
}

/** Of a message that nobody has made yet as of one that waits. Pure. */
export function notSentOf(state: MessageState | undefined, axis: AxisStanding): NotSent | null {
  switch (state) {
    case undefined: case 'waiting': return { state: 'waiting', axis }
    case 'dead': return { state: 'refused' }
    case 'dropped': return { state: 'dropped' }
    case 'acknowledged': return null
  }
}

async function standingOfAxis(db: Db | Tx): Promise<'well' | 'away' | 'paused'> {
  const { rows: [row] } = await sql<{ isPaused: boolean; failures: number }>`
    select paused_at is not null as is_paused, failures from integration.partner where code = ${DOCUMENT_AXIS}`.execute(db)
  if (row?.isPaused) return 'paused'
  return row && row.failures > 0 ? 'away' : 'well'
}

/** Documents that answer one of these and are held or refused, the first that came first; at most ten of each. */
async function listHeldAnswers(
  db: Db | Tx, numbers: readonly string[],
): Promise<(HeldAnswer & { readonly number: string })[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<HeldAnswer & { number: string }>`
    select asked.number, came.received_at, came.state, came.fault, came.refuse_reason as reason
    from unnest(${[...numbers]}::text[]) asked(number) cross join lateral (
      select id, received_at, state, fault, refuse_reason from integration.message_in
      where partner = ${DOCUMENT_AXIS} and state in ('held', 'refused')
        and body #> '{message,answers}' @> jsonb_build_array(jsonb_build_object('documentId', asked.number))
      order by id desc limit 10) came order by came.id`.execute(db)
  return rows
}
