import { sql } from 'kysely'
import { type Day, addDays, momentOn } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import { type MessageState, MESSAGE_STATES } from '../domain/message.ts'
import { behind } from './standings.ts'

/** What is looked for in the log; what is left out is not asked. */
export interface LogQuery {
  readonly partner?: string | undefined
  readonly state?: MessageState | undefined
  readonly dossierId?: bigint | undefined
  /** On which it came about. */
  readonly day?: Day | undefined
  /** The last one that was shown. */
  readonly after?: { readonly at: Date; readonly id: bigint } | undefined
  readonly limit: number
}

/** A message as a list shows it: what it is about and what became of it, not what it says. */
export interface LoggedMessage {
  readonly id: bigint
  readonly publicId: string
  readonly partner: string
  readonly dossierId: bigint | null
  readonly kind: string
  readonly state: MessageState
  readonly happenedAt: Date
  readonly triedAt: Date | null
  readonly acknowledgedAt: Date | null
  readonly tries: number
  readonly fault: string | null
  /** Later ones of its dossier that wait for it, while it is dead. */
  readonly behind: number
}

const [EARLIEST, LATEST] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T00:00:00Z')]
/** The largest there is: nothing comes after it. */
const LAST_ID = 9_223_372_036_854_775_807n

const COLUMNS = sql`id, public_id, partner, dossier_id, kind, state, happened_at, tried_at, acknowledged_at, tries, fault, answers_id`

/**
 * The log, the newest first. Of a dossier by message_out_of_dossier; otherwise a page of each state of each partner is
 * read, in order (message_out_log), and the newest of them kept: however long the log is, no more.
 */
export async function listLog(
  db: Db, { partner, state, dossierId, day, after, limit }: LogQuery,
): Promise<LoggedMessage[]> {
  // Endpoints of developers are many, and kept by themselves: they are in the log of a dossier, or by name.
  const isAny = dossierId === undefined ? sql`partner not like 'webhook-%'` : sql`partner is not null`
  const isOfPartner = partner === undefined ? isAny : sql`partner = ${partner}`
  const states = state ? [state] : MESSAGE_STATES
  const from = day === undefined ? EARLIEST : momentOn(day, 0)
  const until = day === undefined ? LATEST : momentOn(addDays(day, 1), 0)
  const { at, id } = after ?? { at: LATEST, id: LAST_ID }
  const isWanted = sql`happened_at >= ${from} and happened_at < ${until} and (happened_at, id) < (${at}, ${id})`
  const inOrder = sql`order by happened_at desc, id desc limit ${limit}`
  const found = dossierId === undefined
    ? sql`select one.* from (select code as partner from integration.partner) asked
        cross join unnest(${states}::text[]) wanted(state)
        cross join lateral (
          select ${COLUMNS} from integration.message_out
          where message_out.partner = asked.partner and message_out.state = wanted.state and ${isWanted} ${inOrder}) one
        where asked.${isOfPartner}`
    : sql`select ${COLUMNS} from integration.message_out where dossier_id = ${dossierId}
        and ${isOfPartner} and state = any(${states}::text[]) and ${isWanted}`
  const { rows } = await sql<LoggedMessage>`
    select found.*, case when state = 'dead' then ${behind(sql.ref('found'))} else 0 end as behind
    from (${found} ${inOrder}) found order by happened_at desc, id desc`.execute(db)
  return rows
}

/** What a message says, and what proves that it was sent and taken. */
export interface SaidMessage extends Omit<LoggedMessage, 'behind'> {
  readonly body: Readonly<Record<string, unknown>>
  /** SHA-256 of what it says (`digestOf`). */
  readonly digest: Buffer
  readonly madeAt: Date
  /** SHA-256 of the answer that took it. */
  readonly answerDigest: Buffer | null
  readonly dropReason: string | null
  /** Since when what it said is no longer kept. */
  readonly thinnedAt: Date | null
}

/** A message by its address. */
export async function findMessage(db: Db, publicId: string): Promise<SaidMessage | undefined> {
  const { rows: [row] } = await sql<SaidMessage>`
    select ${COLUMNS}, body, digest, made_at, answer_digest, drop_reason, thinned_at from integration.message_out
    where public_id = ${publicId}`.execute(db)
  return row
}
