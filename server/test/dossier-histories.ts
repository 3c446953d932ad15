import { sql } from 'kysely'
import { type Day, HOUR, addDays, dayOf, momentOn } from '../src/kernel/civil-day.ts'
import type { Db } from '../src/platform/db.ts'

/** How a dossier stood after a deed, as the dossier itself says and no event. */
interface Stood {
  readonly id: bigint
  readonly unitId: bigint
  readonly channel: string
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly isWaiting: boolean
  readonly isLateBySupplement: boolean
  readonly endedAt: Date | null
  readonly hasResult: boolean
  /** From when it stood so, by the product's clock; the first time from receipt. */
  readonly heldFrom: Date
}

/** A moment of the machine's clock, and how much had happened by then. */
export interface Moment { readonly at: Date; readonly known: number }

const COUNTED = [
  'received', 'received-online', 'received-direct', 'carried-over', 'settled', 'settled-early', 'settled-on-time',
  'settled-late', 'open', 'open-in-term', 'open-late', 'come', 'due', 'due-kept', 'open-due-soon',
] as const
export type Expected = Readonly<Record<typeof COUNTED[number], number>>

/**
 * What became of dossiers, kept beside them after every deed, so that figures of any moment can be worked out by going
 * through it: without events, without facts, and by no query.
 */
export function openHistories(db: Db) {
  const stood: Stood[] = []
  /** Looks at every dossier that has been received; what has changed has stood so since `now`. */
  async function note(now: Date): Promise<void> {
    const { rows } = await sql<Omit<Stood, 'heldFrom'>>`
      select id, competent_unit_id as unit_id, channel, received_at, due_at, state like 'awaiting-%' as is_waiting,
        late_by_supplement_at is not null as is_late_by_supplement, coalesce(issued_at, closed_at) as ended_at,
        issued_at is not null as has_result
      from dossiers.dossier where received_at is not null and due_at is not null order by id`.execute(db)
    for (const row of rows) {
      const before = stood.findLast(({ id }) => id === row.id)
      const { heldFrom, ...same } = before ?? {}
      if (heldFrom !== undefined && textOf(same) === textOf(row)) continue
      stood.push({ ...row, heldFrom: heldFrom === undefined ? row.receivedAt : heldFrom > now ? heldFrom : now })
    }
  }
  return {
    note,
    /** Between two deeds. */
    async moment(): Promise<Moment> {
      const { rows: [row] } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
      if (!row) throw new Error('no clock')
      return { at: row.at, known: stood.length }
    },
    units: (): bigint[] => [...new Set(stood.map(({ unitId }) => unitId))],
    /** What was counted of some days by what was known at a moment, for one unit or all. */
    count({ known }: Pick<Moment, 'known'>, [from, until]: readonly [Day, Day], unitId?: bigint): Expected {
      const [begins, ends] = [momentOn(from, 0), momentOn(addDays(until, 1), 0)]
      const last = new Map(stood.slice(0, known).filter(({ heldFrom }) => heldFrom < ends).map((one) => [one.id, one]))
      const sums = Object.fromEntries(COUNTED.map((one) => [one, 0])) as Record<typeof COUNTED[number], number>
      for (const one of last.values()) {
        if (one.endedAt !== null && one.endedAt < begins || unitId !== undefined && one.unitId !== unitId) continue
        for (const counted of countedOf(one, begins, ends)) sums[counted] += 1
      }
      return sums
    },
  }
}

export type Histories = ReturnType<typeof openHistories>

/** As form II.06a and QĐ 766 count one dossier, in their words. */
function countedOf({ endedAt, ...one }: Stood, begins: Date, ends: Date): (typeof COUNTED[number])[] {
  const isNew = one.receivedAt >= begins
  const came = !isNew ? ['carried-over'] as const
    : ['come', one.channel === 'online' ? 'received-online' : 'received-direct'] as const
  if (endedAt === null) {
    const isLate = one.isLateBySupplement || !one.isWaiting && one.dueAt < ends
    const isSoon = !isLate && !one.isWaiting && one.dueAt.getTime() < ends.getTime() + 48 * HOUR
    return [
      'received', ...came, 'open', ...isLate ? ['open-late', 'due'] as const : ['open-in-term'] as const,
      ...isSoon ? ['open-due-soon'] as const : [],
    ]
  }
  const isLate = one.isLateBySupplement || endedAt > one.dueAt
  const how = isLate ? 'settled-late' : one.hasResult && dayOf(endedAt) < dayOf(one.dueAt) ? 'settled-early' : 'settled-on-time'
  return ['received', ...came, 'settled', how, 'due', ...isLate ? [] : ['due-kept'] as const]
}

function textOf(row: object): string {
  return JSON.stringify(Object.entries(row).sort(), (_, value: unknown) => typeof value === 'bigint' ? String(value) : value)
}
