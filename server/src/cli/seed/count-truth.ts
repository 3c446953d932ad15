import { type Day, dayOf, momentOn } from '../../kernel/civil-day.ts'
import { TRUTHS, type Truth, halfAfter, halfOf } from '../../modules/reporting/public.ts'
import type { Course } from './invent-course.ts'
import type { InventedDossier } from './invent-dossier.ts'

/**
 * Counts invented dossiers as form II.06a does, from what was invented alone: no event, no fact and no condition in SQL
 * is asked. Half a month that is not over is counted as far as it goes; nothing is open at its end yet.
 */
export function countTruth(invented: readonly InventedDossier[], now: Date): Truth[] {
  const sums = new Map<string, Truth & { counts: number[] }>()
  for (const { row, course } of invented) {
    const { receivedAt, channel, state, past: { firstDueAt } } = row
    if (!course || !receivedAt || !firstDueAt) continue
    const cuts = [
      ['unit', String(row.competentUnitId)], ['procedure', String(row.procedureVersionId)], ['channel', channel],
    ] as const
    const add = (half: Day, what: Told) => {
      for (const [cut, key] of cuts) {
        const at = `${half} ${cut} ${key}`
        const line = sums.get(at) ?? { half, cut, key, counts: TRUTHS.map(() => 0) }
        line.counts[TRUTHS.indexOf(what)] = (line.counts[TRUTHS.indexOf(what)] ?? 0) + 1
        sums.set(at, line)
      }
    }
    const isOver = !['received', 'in-progress', 'awaiting-supplement'].includes(state)
    const [begun, settledAt] = [halfOf(dayOf(receivedAt)), isOver ? course.endsAt : undefined]
    add(begun, channel === 'online' ? 'received-online' : 'received-direct')
    if (settledAt) add(halfOf(dayOf(settledAt)), settledAs(course, state === 'settled' || state === 'returned'))
    for (let half = begun; ; half = halfAfter(half)) {
      const end = momentOn(halfAfter(half), 0)
      if (end > now || settledAt && settledAt < end) break
      add(half, isLateAt(end, course, firstDueAt) ? 'open-late' : 'open-in-term')
    }
  }
  return [...sums.values()]
}

type Told = typeof TRUTHS[number]

/** Early only with a result, on a day before the last that was promised. */
function settledAs({ endsAt, dueAt, lateBySupplementAt }: Course, isResult: boolean): Told {
  if (endsAt > dueAt || lateBySupplementAt) return 'settled-late'
  return isResult && dayOf(endsAt) < dayOf(dueAt) ? 'settled-early' : 'settled-on-time'
}

/** Whether it was late at a moment at which it was open: what is waited for then is in its term. */
function isLateAt(moment: Date, { waits, extension, lateBySupplementAt }: Course, firstDueAt: Date): boolean {
  if (lateBySupplementAt && lateBySupplementAt < moment) return true
  if (waits.some(({ from, until }) => from < moment && (!until || until >= moment))) return false
  const answered = waits.filter(({ until }) => until && until < moment).at(-1)
  const promised = extension && extension.at < moment ? extension.dueAt : answered?.dueAt ?? firstDueAt
  return promised < moment
}
