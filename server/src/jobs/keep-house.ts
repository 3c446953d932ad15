import { type Day, dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf, deleteOldRequests, eventsOfSubjects, openPartitions } from '../modules/audit/public.ts'
import type { TrayRetention } from '../modules/documents/public.ts'
import {
  deleteOldDrafts, deleteOldIntakeSheets, deleteOldOpinions, deleteOldUndo, draftDaysOf,
} from '../modules/dossiers/public.ts'
import {
  deleteOldChallenges, deleteOldCodes, deleteOldSignInSteps, forgetOldTraces, switchOffIdleStaff,
} from '../modules/identity/public.ts'
import { forgetAnswers, thinAsked, thinCame, thinMessages } from '../modules/integration/public.ts'
import { strikeNumbers } from '../modules/notifications/public.ts'
import { closeDays } from '../modules/queue/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { forgetMessages } from '../modules/workflow/public.ts'
import { systemClock } from '../platform/clock.ts'
import { ok } from '../kernel/result.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import { clearOldTrays } from './clear-trays.ts'
import { discardUnusedUploads } from './discard-uploads.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { khoRetentionOn, retireOldPapers } from './retire-own-papers.ts'
import { expiryDaysOn, noteNearExpiries } from './tell-expiries.ts'

const HOUR = 3_600
const DAY = 24 * HOUR
const BATCH = 1_000

export interface HouseRooms extends Backing {
  readonly storage: Storage
  readonly directory: { on(day: Day): Pick<Directory, 'policy'> }
  readonly isDemonstration: boolean
}

/**
 * What keeps the house in order: partitions for the months to come; requests of more than a week ago, drafts and
 * sheets of intake untouched, uploads unused, what messages to and from other systems said, what was asked without a
 * dossier and what registers answered for the days of their policies, codes that ran out a day ago and what could be
 * undone until then forgotten, and after a year who tried to get in and who was signed in; halves of uploads removed;
 * scans that no dossier took destroyed (`clearTrays`), and files that owners stored in their Kho (`retireOwnPapers`);
 * accounts of staff that nobody uses switched off; what the queue of a day that is over has left is closed. Codes,
 * halves and messages go by the machine's time, all else by the product's, as they were written.
 */
export function houseKeepers(rooms: HouseRooms): Poller[] {
  const { db, clock, storage, directory, isDemonstration } = rooms
  /** Undefined where the data are older than the rule: then nothing is done until they are imported anew. */
  const daysOf = (key: string): number | undefined => {
    const days = directory.on(dayOf(clock.now())).policy(key)?.value
    return typeof days === 'number' ? days : undefined
  }
  const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000)
  return [
    { name: 'open-partitions', everySeconds: DAY, async run() { await openPartitions(db, systemClock.now()) } },
    {
      name: 'delete-old-requests',
      everySeconds: DAY,
      async run() { return await deleteOldRequests(db, before(clock.now(), 7 * DAY), BATCH) === BATCH },
    },
    {
      name: 'delete-old-drafts', // what nobody sends holds what people typed of themselves and others
      everySeconds: DAY,
      async run() {
        const days = draftDaysOf(directory.on(dayOf(clock.now())))
        return days !== undefined && await deleteOldDrafts(db, before(clock.now(), days * DAY), BATCH) === BATCH
      },
    },
    {
      name: 'delete-old-opinions', // as drafts: what was typed for a deed and never sent, or sent long ago
      everySeconds: DAY,
      async run() {
        const days = draftDaysOf(directory.on(dayOf(clock.now())))
        return days !== undefined && await deleteOldOpinions(db, before(clock.now(), days * DAY), BATCH) === BATCH
      },
    },
    {
      name: 'delete-old-intake-sheets', // whoever stood there has gone home, or was received on another sheet
      everySeconds: DAY,
      async run() {
        const days = daysOf('intake-sheet-days')
        return days !== undefined && await deleteOldIntakeSheets(db, before(clock.now(), days * DAY), BATCH) === BATCH
      },
    },
    {
      name: 'forget-old-messages', // of processes: what was taken long ago, and what nobody will take any more
      everySeconds: DAY,
      async run() {
        const days = daysOf('process-message-days')
        return days !== undefined && await forgetMessages(db, before(clock.now(), days * DAY), BATCH) === BATCH
      },
    },
    {
      name: 'thin-messages', // to and from other systems: what was taken long ago is proved by its hash
      everySeconds: DAY,
      async run() {
        const days = daysOf('partner-message-days')
        const now = systemClock.now()
        if (days === undefined) return false
        const old = { before: before(now, days * DAY), now, limit: BATCH }
        return [await thinMessages(db, old), await thinCame(db, old)].includes(BATCH)
      },
    },
    {
      name: 'thin-asked', // what people and agencies asked without a dossier, long after it is over
      everySeconds: DAY,
      async run() {
        const days = daysOf('asked-words-days')
        if (days === undefined) return false
        const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('thin-asked') }
        const done = await inTransaction(rooms, sender, async (ctx) => {
          const { petitionIds, isMore } = await thinAsked(ctx, before(ctx.now, days * DAY), BATCH)
          await strikeNumbers(ctx, await eventsOfSubjects(ctx.tx, 'petition', petitionIds))
          return ok(isMore)
        }, (isMore) => ({ status: 200, body: isMore }))
        return done.ok && done.value.body
      },
    },
    {
      name: 'forget-register-answers', // what a register said of people is kept no longer than it may be offered
      everySeconds: DAY,
      async run() {
        const sender = {
          actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('forget-register-answers'),
        }
        const rules = directory.on(dayOf(clock.now()))
        const done = await inTransaction(
          rooms, sender, (ctx) => forgetAnswers(ctx, rules, BATCH), (isMore) => ({ status: 200, body: isMore }),
        )
        return done.ok && done.value.body
      },
    },
    {
      name: 'close-queue-days', // whom a hall left waiting in the evening is not called in the morning
      everySeconds: 60,
      async run() {
        const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('close-queue-days') }
        const done = await inTransaction(
          rooms, sender, (ctx) => closeDays(ctx, BATCH), (count) => ({ status: 200, body: count }),
        )
        return done.ok && done.value.body === BATCH
      },
    },
    {
      name: 'delete-old-undo',
      everySeconds: DAY,
      async run() { return await deleteOldUndo(db, before(clock.now(), DAY), BATCH) === BATCH },
    },
    {
      name: 'delete-old-codes',
      everySeconds: DAY,
      async run() {
        const over = before(systemClock.now(), DAY)
        const gone = [
          await deleteOldCodes(db, over, BATCH), await deleteOldSignInSteps(db, over, BATCH),
          await deleteOldChallenges(db, over, BATCH),
        ]
        return gone.includes(BATCH)
      },
    },
    {
      name: 'forget-old-traces',
      everySeconds: DAY,
      async run() { return await forgetOldTraces(db, BATCH) > 0 },
    },
    {
      name: 'discard-unused-uploads',
      everySeconds: DAY,
      async run() {
        const days = daysOf('unused-upload-days')
        if (days === undefined) return
        await discardUnusedUploads(rooms, {
          before: before(clock.now(), days * DAY), filesBefore: before(systemClock.now(), DAY),
        })
      },
    },
    {
      name: 'retire-own-papers', // what owners stored themselves; they are told before
      everySeconds: DAY,
      async run() {
        const retention = khoRetentionOn(rooms)
        if (retention) await retireOldPapers(rooms, retention)
      },
    },
    {
      name: 'tell-expiries', // licences and results that are no longer in force soon
      everySeconds: DAY,
      async run() {
        const days = expiryDaysOn(rooms)
        if (days) await noteNearExpiries(rooms, days)
      },
    },
    {
      name: 'clear-trays', // scans that no dossier took, and what papers were made of
      everySeconds: DAY,
      async run() {
        const days = directory.on(dayOf(clock.now())).policy('tray-retention')?.value as TrayRetention | undefined
        if (days) await clearOldTrays(rooms, { days, filesBefore: before(systemClock.now(), DAY) })
      },
    },
    {
      name: 'switch-off-idle-staff',
      everySeconds: DAY,
      async run() {
        if (isDemonstration) return false // its people are invented, and its clock is moved by months
        const days = daysOf('staff-idle-days')
        if (days === undefined) return false
        const sender = {
          actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('switch-off-idle-staff'),
        }
        const done = await inTransaction(
          rooms, sender, (ctx) => switchOffIdleStaff(ctx, { days, machineNow: systemClock.now() }),
          (count) => ({ status: 200, body: count }),
        )
        return done.ok && done.value.body > 0
      },
    },
    { name: 'sweep-uploads', everySeconds: HOUR, async run() { await storage.sweep(before(systemClock.now(), DAY)) } },
  ]
}
