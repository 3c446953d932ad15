import { ok } from '../kernel/result.ts'
import { type WorkCalendar, dayOf } from '../kernel/work-calendar.ts'
import { bodyHashOf, recordEvent } from '../modules/audit/public.ts'
import {
  type Correction, type DossierRooms, dropForecast, findCorrectionToDo, keepCorrectionDone, keepForecast, keepMove,
  keepRedatings, lockCorrection, momentsAlong, recountDossiers,
} from '../modules/dossiers/public.ts'
import {
  type CalendarVersion, calendarOfProvince, newerCalendars, newestCalendarId,
} from '../modules/organisation/public.ts'
import { type TimerPlace, recountTimersOfNone } from '../modules/workflow/public.ts'
import type { Backing, Db, Tx } from '../platform/db.ts'
import { inForecast } from '../platform/in-forecast.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

type Rooms = Backing & DossierRooms

/** So many dossiers a transaction: each is held by it, and somebody may want to work on it. */
const CHUNK = 200

/**
 * Works at a correction of the calendars: first lists whose promised day would move, then, once it is approved, moves
 * them and tells the people. How far it has come is written with it, so that a worker that is killed goes on there.
 */
export function correctionPoller(rooms: Rooms): Poller {
  const calendars = keepCalendars()
  return {
    name: 'correct-calendars', everySeconds: 2,
    async run() {
      const correction = await findCorrectionToDo(rooms.db, await newestCalendarId(rooms.db))
      if (!correction) return false
      await rooms.directory.refresh()
      if (correction.isApproved !== true && correction.countedAt) return forecastAnew(rooms, correction)
      if (correction.isApproved !== true) return forecastChunk(rooms, correction, calendars)
      if (await moveChunk(rooms, correction, calendars)) return true
      await moveTimersOfNone(rooms)
      return endCorrection(rooms, correction)
    },
  }
}

/** The calendars that a correction counts by, of its holiday where that is only forecast. */
type Calendars = (db: Db | Tx, day?: Pick<Correction, 'day' | 'name'>) => Promise<ReadonlyMap<bigint, CalendarVersion>>

/** Reads all calendars once, and again when another was loaded, instead of once a chunk. */
function keepCalendars(): Calendars {
  let kept: { readonly key: string; readonly newer: ReadonlyMap<bigint, CalendarVersion> } | undefined
  return async (db, { day, name } = { day: null, name: null }) => {
    const key = `${String(await newestCalendarId(db))} ${day ?? ''}`
    if (kept?.key !== key) kept = { key, newer: await newerCalendars(db, day && name ? { day, name } : undefined) }
    return kept.newer
  }
}

/** Counts anew as if it were approved, takes that back, and keeps what it found. */
async function forecastChunk(rooms: Rooms, correction: Correction, calendars: Calendars): Promise<boolean> {
  const { publicId, after } = correction
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('forecast a correction') }
  const found = await inForecast(rooms, sender, async (ctx) =>
    recountDossiers(ctx, rooms, { newest: await calendars(ctx.tx, correction), after, limit: CHUNK }))
  const { redated, last } = found
  return runOnce(rooms, 'keep a forecast', async (ctx) => {
    const now = await lockCorrection(ctx.tx, publicId)
    // Declined meanwhile, or another worker was faster.
    if (!now || now.decidedAt || now.countedAt || now.after !== after) return ok(true)
    await keepRedatings(ctx.tx, now.id, redated, null)
    const whole = last === undefined ? { at: ctx.now, byCalendar: await newestCalendarId(ctx.tx) } : null
    await keepForecast(ctx.tx, now.id, {
      after: last ?? after, found: redated.length, along: momentsAlong(found), whole,
    })
    await recordEvent(ctx, {
      type: 'calendar.correction-counted', subjectKind: 'correction', subjectId: now.id,
      data: { correction: publicId, found: now.found + redated.length, whole: whole !== null },
    })
    return ok(true)
  })
}

/** Calendars were loaded after the list was whole: it is made again, so that nobody approves another one. */
async function forecastAnew(rooms: Rooms, { publicId }: Correction): Promise<boolean> {
  return runOnce(rooms, 'drop a forecast', async (ctx) => {
    const now = await lockCorrection(ctx.tx, publicId)
    if (!now?.countedAt || now.decidedAt) return ok(true)
    await dropForecast(ctx.tx, now.id)
    await recordEvent(ctx, {
      type: 'calendar.correction-counted', subjectKind: 'correction', subjectId: now.id,
      data: { correction: publicId, found: 0, whole: false },
    })
    return ok(true)
  })
}

/** Answers whether there may be more dossiers. */
async function moveChunk(rooms: Rooms, { publicId }: Correction, calendars: Calendars): Promise<boolean> {
  return runOnce(rooms, 'move a correction', async (ctx) => {
    const now = await lockCorrection(ctx.tx, publicId)
    if (!now || now.doneAt) return ok(false)
    const { redated, last } = await recountDossiers(ctx, rooms, {
      newest: await calendars(ctx.tx), after: now.after, limit: CHUNK,
    })
    await keepRedatings(ctx.tx, now.id, redated, ctx.now)
    await keepMove(ctx.tx, now.id, { after: last ?? now.after, moved: redated.length })
    await recordEvent(ctx, {
      type: 'calendar.recounted', subjectKind: 'correction', subjectId: now.id,
      data: { correction: publicId, redated: redated.length },
    })
    return ok(last !== undefined)
  })
}

/** Moments in working time of processes that belong to no dossier; what has moved is not moved again. */
async function moveTimersOfNone(rooms: Rooms): Promise<void> {
  const calendar = calendarOfProvince(rooms.directory.on(dayOf(rooms.clock.now())))
  if (!calendar) return
  for (let place: TimerPlace | undefined = { instanceId: 0n, tokenId: 0 }; place;)
    place = await moveTimers(rooms, calendar, place)
}

async function moveTimers(rooms: Rooms, calendar: WorkCalendar, after: TimerPlace): Promise<TimerPlace | undefined> {
  const places: TimerPlace[] = []
  await runOnce(rooms, 'move moments', async (ctx) => {
    const { redated, last } = await recountTimersOfNone(ctx, calendar, { after, limit: CHUNK })
    await recordEvent(ctx, {
      type: 'calendar.recounted', subjectKind: 'organisation', subjectId: 0n, data: { redated: redated.length },
    })
    if (last) places.push(last)
    return ok(true)
  })
  return places.at(-1)
}

async function endCorrection(rooms: Rooms, { publicId }: Correction): Promise<boolean> {
  return runOnce(rooms, 'end a correction', async (ctx) => {
    const now = await lockCorrection(ctx.tx, publicId)
    if (!now || now.doneAt) return ok(true)
    await keepCorrectionDone(ctx.tx, now.id, ctx.now)
    await recordEvent(ctx, {
      type: 'calendar.correction-ended', subjectKind: 'correction', subjectId: now.id,
      data: { correction: publicId, moved: now.moved },
    })
    return ok(true)
  })
}
