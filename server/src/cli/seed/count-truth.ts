import { dayOf, momentOn } from '../../kernel/civil-day.ts'
import { TRUTHS, type Truth, halfAfter, halfOf } from '../../modules/reporting/public.ts'
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
    const add = (half: string, what: typeof TRUTHS[number]) => {
      for (const [cut, key] of [
        ['unit', String(row.competentUnitId)], ['procedure', String(row.procedureVersionId)], ['channel', channel],
      ] as const) {
        const at = `${half} ${cut} ${key}`
        const line = sums.get(at) ?? { half, cut, key, counts: TRUTHS.map(() => 0) }
        line.counts[TRUTHS.indexOf(what)] = (line.counts[TRUTHS.indexOf(what)] ?? 0) + 1
        sums.set(at, line)
      }
    }
    const isOver = !['received', 'in-progress', 'awaiting-supplement'].includes(state)
    const [begun, settledAt] = [halfOf(dayOf(receivedAt)), isOver ? course.endsAt : undefined]
    add(begun, channel === 'online' ? 'received-online' : 'received-direct')
    if (settledAt) {
      const isResult = state === 'settled' || state === 'returned'
      const isLate = settledAt > course.dueAt || course.lateBySupplementAt
      add(halfOf(dayOf(settledAt)), isLate ? 'settled-late'
        : isResult && dayOf(settledAt) < dayOf(course.dueAt) ? 'settled-early' : 'settled-on-time')
    }
    // How it stood whenever half a month ended and it was still open.
    for (let half = begun; ; half = halfAfter(half)) {
      const end = momentOn(halfAfter(half), 0)
      if (end > now || settledAt && settledAt < end) break
      const waits = course.waits.some(({ from, until }) => from < end && (!until || until >= end))
      const promised = [
        firstDueAt, ...course.waits.filter(({ until }) => until && until < end).map(({ dueAt }) => dueAt ?? firstDueAt),
        ...course.extension && course.extension.at < end ? [course.extension.dueAt] : [],
      ].at(-1) ?? firstDueAt
      const isLate = course.lateBySupplementAt && course.lateBySupplementAt < end || !waits && promised < end
      add(half, isLate ? 'open-late' : 'open-in-term')
    }
  }
  return [...sums.values()]
}
