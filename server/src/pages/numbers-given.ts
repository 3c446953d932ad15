import { dayOf } from '../kernel/civil-day.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { isReceiving } from '../modules/post/public.ts'
import { type NumbersFrom, earlyMinutesOf, listClosings, numbersFrom } from '../modules/queue/public.ts'
import { showMoment } from './in-words.ts'
import { TAKE } from './take-number-texts.ts'
import type { Visit } from './visit.ts'

/** From when on a section gives out numbers, by its calendar. */
export function numbersOf({ directory, now }: Pick<Visit, 'directory' | 'now'>, section: Unit): NumbersFrom {
  return numbersFrom(now, directory.calendarOf(section.id).calendar, earlyMinutesOf(directory, section))
}

/**
 * Why a hall gives out no numbers, in words: its queue is closed, nothing is delegated to an office of the post, or it
 * has no hours now; then with the next moment at which it gives them.
 */
export async function whyNoNumbers(visit: Visit, section: Unit): Promise<string | undefined> {
  const { rooms, directory, today, say, language } = visit
  const [closings, receives] = await Promise.all([
    listClosings(rooms.db, [section.id], today), isReceiving(rooms.db, directory, today, section),
  ])
  if (!receives) return say(TAKE.notReceiving)
  const from = numbersOf(visit, section)
  const isToday = from === 'now' || from !== undefined && dayOf(from) === today
  // Before the hours: over lunch nobody is promised a number of the afternoon that there will not be.
  if (closings.length > 0 && isToday) return say(TAKE.queueClosed)
  if (from === 'now') return undefined
  return from === undefined ? say(TAKE.noHours) : say(TAKE.outOfHours, { from: showMoment(from, language) })
}
