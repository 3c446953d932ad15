import { DAY, HOUR, MINUTE } from '../../kernel/civil-day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Channel, State } from '../../modules/dossiers/public.ts'
import { servedAt } from './arrivals.ts'
import type { Random } from './random.ts'

/** What an office waits for, from when until when; without an end it still does. */
export interface Wait { readonly from: Date; readonly until: Date | null; readonly dueAt: Date | null }

/** How a dossier that was accepted goes on: what it waits for, by how much it is extended, and when that ends. */
export interface Course {
  readonly waits: readonly Wait[]
  /** When a second supplement was asked for: that alone makes it late (QĐ 766). */
  readonly lateBySupplementAt: Date | null
  readonly extension: { readonly at: Date; readonly amount: number; readonly dueAt: Date } | undefined
  /** The last of the days it was promised for. */
  readonly dueAt: Date
  /** When it is settled, or would be if it is still open. */
  readonly endsAt: Date
}

/** Of a hundred that are settled: asked for a supplement, asked once more, extended, settled after their day. */
const [SUPPLEMENTED, TWICE, EXTENDED, LATE] = [9, 8, 3, 9]

export interface CourseAsked {
  readonly receivedAt: Date
  readonly calendar: WorkCalendar
  readonly state: State
  /** Neither settled nor ended otherwise. */
  readonly isGoingOn: boolean
  readonly now: Date
  /** How much the term is, in its own unit. */
  readonly amount: number
  /** When it ends after what it stood and by how much it was extended; undefined where no calendar reaches. */
  dueAfter(waits: readonly Pick<Wait, 'from' | 'until'>[], extended: number): Date | undefined
}

/** Invents how an accepted dossier goes on. Undefined where the calendar does not reach. */
export function inventCourse(random: Random, asked: CourseAsked): Course | undefined {
  const { receivedAt, calendar, state, isGoingOn, now, amount, dueAfter } = asked
  const first = dueAfter([], 0)
  if (!first) return undefined
  const waits: Wait[] = []
  let dueAt = first
  let lateBySupplementAt: Course['lateBySupplementAt'] = null
  let extension: Course['extension']
  const isSupplemented = random.next() * 100 < SUPPLEMENTED && first.getTime() - receivedAt.getTime() > DAY
  const wantsAnother = random.next() * 100 < TWICE
  const isExtended = random.next() * 100 < EXTENDED
  const isLate = random.next() * 100 < LATE
  const [shareAsked, shareOfTerm, daysWaited] = [0.1 + 0.4 * random.next(), random.next(), 0.3 + 7 * random.next() ** 2]
  const working = (moment: number) => servedAt(random, new Date(moment), calendar)
  // What goes on is seldom late: others would have pressed for it.
  if (isGoingOn && first < now && random.next() * 100 >= LATE) return undefined
  if (isGoingOn) {
    const goesOn = { waits, lateBySupplementAt, extension, dueAt, endsAt: now }
    if (state !== 'awaiting-supplement') return goesOn
    // Asked since it was received; the answer has not come.
    const from = working(receivedAt.getTime() + shareAsked * (now.getTime() - receivedAt.getTime()))
    return from && from < now && from <= first ? { ...goesOn, waits: [{ from, until: null, dueAt: null }] } : undefined
  }
  const wanted = isSupplemented ? wantsAnother ? 2 : 1 : 0
  for (let nth = 0; nth < wanted; nth += 1) {
    const since = waits.at(-1)?.until ?? receivedAt
    const from = working(since.getTime() + shareAsked * (dueAt.getTime() - since.getTime()))
    if (!from || from >= dueAt) break
    const until = new Date(Math.ceil((from.getTime() + (daysWaited * DAY) / (nth + 1)) / MINUTE) * MINUTE)
    const next = dueAfter([...waits, { from, until }], 0)
    if (!next) return undefined
    waits.push({ from, until, dueAt: next })
    if (nth === 1) lateBySupplementAt = from
    dueAt = next
  }
  const begun = waits.at(-1)?.until ?? receivedAt
  if (isExtended && dueAt.getTime() - begun.getTime() > DAY) {
    const at = working(begun.getTime() + 0.75 * (dueAt.getTime() - begun.getTime()))
    const more = Math.max(1, Math.round(amount * 0.4))
    const next = at && at > begun && at < dueAt ? dueAfter(waits, more) : undefined
    if (at && next) {
      dueAt = next
      extension = { at, amount: more, dueAt }
    }
  }
  const since = extension?.at ?? begun
  const left = dueAt.getTime() - since.getTime()
  const ends = isLate ? working(dueAt.getTime() + 10 * MINUTE + shareOfTerm * Math.max(4 * HOUR, left / 2))
    : working(since.getTime() + (0.25 + 0.75 * shareOfTerm) * left)
  if (!ends) return undefined
  const drawn = isLate || ends <= dueAt ? ends : dueAt
  const endsAt = drawn > since ? drawn : new Date(since.getTime() + MINUTE)
  return { waits, lateBySupplementAt, extension, dueAt, endsAt }
}

/** By which way something is sent at that moment, of those that the procedure has. */
export function inventChannel(random: Random, channels: readonly Channel[], onlineShare: number): Channel {
  const [isOnline, isByPost] = [random.next() < onlineShare, random.next() < 0.06]
  if (isOnline && channels.includes('online')) return 'online'
  if (isByPost && channels.includes('post')) return 'post'
  return channels.includes('counter') ? 'counter' : random.pick(channels)
}
