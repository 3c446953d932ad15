import type { PauseReason } from '@motcua/contracts/dossier-lists.ts'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { dayOf, daysBetween, showShortDay, showTime } from './dates.ts'
import { DUE } from './due-texts.ts'
import { say } from './language.ts'
import type { Tone } from './states.ts'

type Clock = DossierDetail['clocks'][number]

export interface DueWords { readonly text: string; readonly tone: Tone; readonly icon: string }

/**
 * What is late by a second supplement is so whatever its day (QĐ 766/QĐ-TTg), and stands beside the words of that day.
 */
export const LATE_BY_SUPPLEMENT: DueWords = { text: say(DUE.lateBySupplement), tone: 'late', icon: '!' }

/**
 * How near the due moment is: in working days, which the server counted by the calendar of the dossier; where that
 * calendar ends, in calendar days, and it is not called working days then.
 */
export function dueWordsOf(dueAt: string, now: Date, workingDaysLeft: number | null = null): DueWords {
  const days = daysBetween(now, dueAt)
  const left = workingDaysLeft ?? days
  if (Date.parse(dueAt) < now.getTime())
    return { text: overdueWords(dueAt, days, workingDaysLeft), tone: 'late', icon: '!' }
  if (days === 0) return { text: say(DUE.dueToday, { time: showTime(dueAt) }), tone: 'waiting', icon: '◷' }
  if (left === 0) return { text: say(DUE.beforeNextWorkingDay), tone: 'waiting', icon: '◷' }
  const text = say(workingDaysLeft === null ? DUE.daysLeft : DUE.workingDaysLeft, { days: left })
  return { text, tone: left === 1 ? 'waiting' : 'calm', icon: '◷' }
}

function overdueWords(dueAt: string, days: number, workingDaysLeft: number | null): string {
  if (days === 0) return say(DUE.overdueToday, { time: showTime(dueAt) })
  // Since Friday evening and not yet Monday: no working day has gone by, but calendar days have.
  if (workingDaysLeft === null || workingDaysLeft === 0) return say(DUE.overdueDays, { days: -days })
  return say(DUE.overdueWorkingDays, { days: -workingDaysLeft })
}

/** What is left of the 8 working hours in which an online dossier is answered (R3); late in the last of them. */
export function answerWordsOf(workingHoursLeft: number): DueWords {
  const hours = Math.floor(Math.abs(workingHoursLeft))
  if (workingHoursLeft < 0) {
    return { text: answerOverdueWords(hours), tone: 'late', icon: '!' }
  }
  if (workingHoursLeft < 1)
    return { text: say(DUE.minutesLeft, { minutes: Math.floor(workingHoursLeft * 60) }), tone: 'late', icon: '!' }
  return { text: say(DUE.hoursLeft, { hours }), tone: workingHoursLeft <= 4 ? 'waiting' : 'calm', icon: '◷' }
}

/** Eight accounting hours are a working day. */
function answerOverdueWords(hours: number): string {
  if (hours === 0) return say(DUE.answerOverdueNow)
  return hours < 8 ? say(DUE.answerOverdue, { hours }) : say(DUE.answerOverdueDays, { days: Math.floor(hours / 8) })
}

/** Why the clocks of a dossier stand, since when, and by which article. */
export function waitWordsOf(
  { since, reason, article }: { since: string; reason: PauseReason; article: string },
): DueWords {
  const text = say(DUE.stands, { day: showShortDay(since), why: say(DUE[reason]), article })
  return { text, tone: 'stopped', icon: '‖' }
}

type RunningClock = Pick<Clock, 'dueAt' | 'stoppedAt' | 'isPaused' | 'text' | 'workingDaysLeft' | 'workingHoursLeft'>

/**
 * How a clock of the dossier stands, in the words of the lists while it runs: one term is nowhere said in two units. Of
 * one that has ended or stands, the server says what there is to say.
 */
export function clockWordsOf(clock: RunningClock, now: Date): DueWords {
  const { dueAt, stoppedAt, isPaused, workingDaysLeft, workingHoursLeft, text } = clock
  if (stoppedAt === null && !isPaused)
    return workingHoursLeft === null ? dueWordsOf(dueAt, now, workingDaysLeft) : answerWordsOf(workingHoursLeft)
  const tone = toneOfClock(clock, now)
  return { text, tone, icon: tone === 'late' ? '!' : tone === 'stopped' ? '‖' : '◷' }
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
