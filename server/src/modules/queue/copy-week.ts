import { type Day, addDays, daysBetween } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { awayAmong } from '../identity/public.ts'
import { workMinutesOf } from './domain/duty-hours.ts'
import { type Duty, type NewDuty, insertDuties, listDuties } from './store/duties.ts'
import { type DutyPlace, dutyData, hasCounter, isRosterClosed, staffOfCounters } from './write-duty.ts'

export interface CopyWeek {
  readonly unitId: bigint
  /** The section on each of the days to which is copied. */
  readonly placeOn: (day: Day) => DutyPlace
  /** The first day of the week that is copied, and of the one to which it is; any day of the week may begin it. */
  readonly from: Day
  readonly to: Day
}

/** Why a span was not copied: the day is over or off, who or what is no more, who is away, who has a duty then. */
export type NotCopied = 'over' | 'day-off' | 'not-there' | 'away' | 'taken'

export interface CopiedWeek {
  readonly written: number
  readonly left: readonly { readonly why: NotCopied; readonly count: number }[]
}

/**
 * Writes the roster of one week into another, seven days from the first: what cannot be is left out and counted by its
 * reason, and what stands there stays. Done twice it adds nothing. Leaves `roster.copied` of each span. Refuses with
 * `roster-empty` a week in which nobody is on duty, and with `roster-same-week`.
 */
export async function copyWeek(
  ctx: Ctx, { unitId, placeOn, from, to }: CopyWeek,
): Promise<Result<CopiedWeek, { readonly code: 'roster-empty' } | { readonly code: 'roster-same-week' }>> {
  const shift = daysBetween(from, to)
  if (Math.abs(shift) < 7) return refuse({ code: 'roster-same-week' })
  const source = await listDuties(ctx.tx, { unitId, from, to: addDays(from, 6) })
  if (source.length === 0) return refuse({ code: 'roster-empty' })
  const left = new Map<NotCopied, number>()
  const drop = (why: NotCopied, count = 1) => left.set(why, (left.get(why) ?? 0) + count)
  const wanted: NewDuty[] = []
  for (const [day, duties] of groupBy(source, (one) => addDays(one.day, shift))) {
    if (isRosterClosed(day, ctx.now)) {
      drop('over', duties.length)
      continue
    }
    const place = placeOn(day)
    const [there, away] = [
      await staffOfCounters(ctx, place, day),
      await awayAmong(ctx.tx, duties.map(({ accountId }) => accountId), day),
    ]
    for (const { accountId, counter, begins, ends } of duties) {
      const duty = { unitId, accountId, counter, day, begins, ends, insteadOf: null }
      if (workMinutesOf(duty, place.calendar) === 0) drop('day-off')
      else if (!hasCounter(place, counter) || !there.has(accountId)) drop('not-there')
      else if (away.has(accountId)) drop('away')
      else wanted.push(duty)
    }
  }
  const rows = await insertDuties(ctx.tx, wanted, ctx.actorId, ctx.now)
  if (rows.length < wanted.length) drop('taken', wanted.length - rows.length)
  const spans = new Map(wanted.map((one) => [keyOf(one), one]))
  await recordEvents({ ...ctx, unitId }, { type: 'roster.copied', subjectKind: 'duty' }, rows.flatMap((row) => {
    const span = spans.get(keyOf(row))
    return span ? [{ subjectId: row.id, data: dutyData(row.publicId, span) }] : []
  }))
  return ok({ written: rows.length, left: [...left].map(([why, count]) => ({ why, count })) })
}

function keyOf({ accountId, day, begins }: Pick<Duty, 'accountId' | 'day' | 'begins'>): string {
  return `${String(accountId)} ${day} ${String(begins)}`
}
