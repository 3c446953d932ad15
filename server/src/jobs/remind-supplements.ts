import { type Day, dayInFigures, dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  type OpenSupplement, findDossierById, findOpenSupplement, listOpenSupplements,
} from '../modules/dossiers/public.ts'
import {
  type QuietHours, audibleFrom, queueMessage, remindSupplement, remindersAmong, reminderOn, supplementDueOf,
} from '../modules/notifications/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { type FindDossierFacts, wordsOf } from './send-messages.ts'

interface ReminderRooms extends Backing { readonly directory: Pick<DirectorySource, 'on'> }

/** So many are looked at together. */
const PAGE = 500
const HOUR = 3_600
const WAITING: ReadonlySet<string> = new Set(['awaiting-completion', 'awaiting-supplement'])

/** Looks each hour whom to remind of a supplement. */
export function reminderPoller(rooms: ReminderRooms): Poller {
  return { name: 'remind-supplements', everySeconds: HOUR, run: () => remindSupplements(rooms) }
}

/**
 * Notes of which supplements the day is near. Not in quiet hours: what is noted then would ring in the morning, when it
 * may have come. One that fails keeps none of the others back; it is thrown at the end.
 */
export async function remindSupplements(rooms: ReminderRooms, page = PAGE): Promise<void> {
  const { db, clock, directory } = rooms
  const [now, today] = [clock.now(), dayOf(clock.now())]
  const quiet = directory.on(today).policy('quiet-hours')?.value as QuietHours | undefined
  if (quiet && audibleFrom(now, quiet) > now) return
  const faults: unknown[] = []
  for (let after = 0n, isMore = true; isMore;) {
    const open = await listOpenSupplements(db, after, page)
    const told = await remindersAmong(db, open.map(({ id }) => id))
    for (const supplement of open) {
      const near = nearOf(rooms, supplement, today)
      if (near && !told.has(`${String(supplement.id)}:${String(near.daysBefore)}`))
        await remind(rooms, { supplement, ...near }).catch((fault: unknown) => faults.push(fault))
    }
    isMore = open.length === page
    after = open.at(-1)?.id ?? after
  }
  if (faults.length > 0) throw new Error(`${String(faults.length)} reminders failed`, { cause: faults[0] })
}

/** Undefined where none holds today, or the calendar does not reach so far. */
function nearOf({ directory }: ReminderRooms, supplement: OpenSupplement, today: Day) {
  const due = supplementDueOf(directory, supplement, today)
  if (!due?.dueOn.ok) return undefined
  const daysBefore = reminderOn(today, due.dueOn.value, due.rule, due.calendar)
  return daysBefore.ok && daysBefore.value !== undefined
    ? { dueOn: due.dueOn.value, daysBefore: daysBefore.value } : undefined
}

async function remind(rooms: ReminderRooms, input: Parameters<typeof remindSupplement>[1]): Promise<void> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('remind-supplements') }
  const done = await inTransaction(
    rooms, sender, (ctx) => remindSupplement(ctx, input), (isNew) => ({ status: 200, body: isNew }),
  )
  if (!done.ok) throw new Error(done.refusal.code)
}

/** Tells whoever must supplement a dossier that the day is near; not if it came meanwhile, or nobody waits for it. */
export function tellOfSupplementDue(find: FindDossierFacts): EventHandler {
  return {
    name: 'tell-of-supplement-due',
    hears: ['dossier.supplement-reminded'],
    async handle(ctx, event) {
      if (event.dossierId === null) return
      const { askedAt, dueOn } = event.data as { readonly askedAt?: unknown; readonly dueOn?: unknown }
      const dossier = await findDossierById(ctx.tx, event.dossierId)
      const open = await findOpenSupplement(ctx.tx, event.dossierId)
      const isWaiting = dossier !== undefined && WAITING.has(dossier.state) && open?.askedAt.toISOString() === askedAt
      const facts = isWaiting && typeof dueOn === 'string' ? await find(ctx.tx, event.dossierId) : undefined
      if (!facts) return
      await queueMessage(ctx, {
        toPerson: facts.applicantId, template: 'supplement-near', dossierId: event.dossierId, event,
        words: { ...wordsOf(facts), due: dayInFigures(String(dueOn)) },
      })
    },
  }
}
