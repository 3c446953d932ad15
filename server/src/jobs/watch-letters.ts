import { dayOf } from '../kernel/civil-day.ts'
import { endLetterAlarm, planLetterAlarm } from '../modules/dossiers/public.ts'
import {
  type LetterPrinting, type WatchedLetter, delayLetters, isDelayed, listLettersToWatch,
} from '../modules/notifications/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Backing } from '../platform/db.ts'
import type { EventHandler } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

interface LetterRooms extends Backing { readonly directory: Pick<DirectorySource, 'on'> }

/** So many are looked at together. */
const PAGE = 500
/** Days pass slowly. */
const EVERY = 600

/** Looks which letters their sections should have printed by now (policy `letter-printing`). */
export function letterPoller(rooms: LetterRooms): Poller {
  return { name: 'watch-letters', everySeconds: EVERY, run: () => watchLetters(rooms) }
}

/** Each letter by the calendar of its section, or of its heir; one beyond all calendars is not late yet. */
export async function watchLetters(rooms: LetterRooms, page = PAGE): Promise<void> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const rule = directory.policy('letter-printing')?.value as LetterPrinting | undefined
  if (!rule) return
  const hasWaited = ({ sectionId, at }: WatchedLetter) => {
    const { calendar } = directory.calendarOf(directory.heirOf(sectionId)?.id ?? sectionId)
    const delayed = isDelayed(today, at, rule, calendar)
    return delayed.ok && delayed.value
  }
  for (let after = 0n, isMore = true; isMore;) {
    const letters = await listLettersToWatch(rooms.db, after, page)
    const delayed = letters.filter(hasWaited)
    if (delayed.length > 0) await runOnce(rooms, 'watch-letters', (ctx) => delayLetters(ctx, delayed))
    isMore = letters.length === page
    after = letters.at(-1)?.id ?? after
  }
}

/** The head of a section is told of a letter that lies there, until it is printed or goes another way. */
export function letterAlarmHandler(): EventHandler {
  return {
    name: 'watch-letters',
    hears: ['letter.delayed', 'letter.printed', 'message.failed'],
    async handle(ctx, { type, dossierId, subjectId, happenedAt }) {
      if (dossierId === null) return
      const letter = { dossierId, messageId: subjectId }
      if (type === 'letter.delayed') await planLetterAlarm(ctx, letter, happenedAt)
      else await endLetterAlarm(ctx, letter)
    },
  }
}
