import { dayOf, daysBetween, showTime } from './dates.ts'
import type { Tone } from './states.ts'

export interface DueWords { readonly text: string; readonly tone: Tone; readonly icon: string }

/**
 * What is late by a second supplement is so whatever its day (QĐ 766/QĐ-TTg), and stands beside the words of that day.
 */
export const LATE_BY_SUPPLEMENT: DueWords = { text: 'quá hạn do yêu cầu bổ sung lần hai', tone: 'late', icon: '!' }

/**
 * How near the due moment is, in calendar days: a list carries no work calendar, so it never says "ngày làm việc".
 * The dossier's own page shows the server's count in working days.
 */
export function dueWordsOf(dueAt: string, now: Date): DueWords {
  const days = daysBetween(now, dueAt)
  if (Date.parse(dueAt) < now.getTime()) {
    return {
      text: days === 0 ? `quá hạn từ ${showTime(dueAt)} hôm nay` : `quá hạn ${-days} ngày`, tone: 'late', icon: '!',
    }
  }
  if (days === 0) return { text: `hạn hôm nay ${showTime(dueAt)}`, tone: 'waiting', icon: '◷' }
  return { text: `còn ${days} ngày`, tone: days === 1 ? 'waiting' : 'calm', icon: '◷' }
}

/** The server says it in working days ("còn 2 ngày làm việc"); only the colour is ours. */
export function toneOfClock(
  clock: { dueAt: string; stoppedAt: string | null; isPaused: boolean }, now: Date,
): DueWords['tone'] {
  const end = clock.stoppedAt ?? now.toISOString()
  if (Date.parse(end) > Date.parse(clock.dueAt)) return 'late'
  if (clock.stoppedAt) return 'done'
  if (clock.isPaused) return 'stopped'
  return daysBetween(dayOf(now), dayOf(clock.dueAt)) <= 1 ? 'waiting' : 'calm'
}
