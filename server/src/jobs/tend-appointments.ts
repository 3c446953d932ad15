import { DAY } from '../kernel/civil-day.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Result, ok } from '../kernel/result.ts'
import { bodyHashOf, eventsOfSubjects } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { accountsOfPeople, publicIdOfAccount } from '../modules/identity/public.ts'
import { queueMessage, queueSms, strikeNumbers } from '../modules/notifications/public.ts'
import { type DirectorySource, unitInWordsOf } from '../modules/organisation/public.ts'
import {
  type Appointment, type BookedSlot, callOffAppointments, findAnyAppointment, listBookedSlots, missAppointments,
  remindAppointments, sectionDayOf, showAppointmentCode, strikeCallers, whyCalledOff,
} from '../modules/queue/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { HeardEvent } from './heard-event.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

export interface AppointmentRooms extends Backing {
  readonly directory: Pick<DirectorySource, 'on' | 'refresh'>
  readonly catalogue: Pick<CatalogueSource, 'on'>
  readonly publicUrl: string
}

/** Of a procedure that has ended since. */
const NO_LONGER = 'thủ tục đã hẹn'
/** So many a transaction. */
const BATCH = 500

/**
 * What is due with appointments: reminders of what comes near; those of slots in which nobody will be served any more
 * are called off, since the day has become one of rest, the section ends, or has other hours; those of days that are
 * over are marked as missed; and long after an appointment it is forgotten who called for it.
 */
export function appointmentPollers(rooms: AppointmentRooms): Poller[] {
  return [
    {
      name: 'remind-appointments', everySeconds: 60,
      run: async () => inOne(rooms, (ctx) => remindAppointments(ctx, BATCH)),
    },
    { name: 'miss-appointments', everySeconds: 300, run: async () => inOne(rooms, (ctx) => missAppointments(ctx, BATCH)) },
    { name: 'call-off-appointments', everySeconds: 300, run: async () => callOffWhatIsClosed(rooms) },
    { name: 'strike-callers', everySeconds: DAY / 1_000, run: async () => forgetCallers(rooms) },
  ]
}

/**
 * Strikes names and numbers of whoever called off what has been over for the days of the policy, and the numbers off
 * what they were told of it. Where the data are older than the rule nothing is done until they are imported anew.
 */
async function forgetCallers(rooms: AppointmentRooms): Promise<boolean> {
  const now = rooms.clock.now()
  const days = rooms.directory.on(dayOf(now)).policy('appointment-caller-days')?.value
  if (typeof days !== 'number') return false
  return inOne(rooms, async (ctx) => {
    const struck = await strikeCallers(ctx, new Date(now.getTime() - days * DAY), BATCH)
    await strikeNumbers(ctx, await eventsOfSubjects(ctx.tx, 'appointment', struck.map(({ id }) => id)))
    return ok(struck.length)
  })
}

/** Looks at every slot in which somebody is expected, page by page, against the calendar and units as they are now. */
export async function callOffWhatIsClosed(rooms: AppointmentRooms): Promise<void> {
  const { db, clock, directory } = rooms
  await directory.refresh()
  for (let after: BookedSlot | undefined, isMore = true; isMore;) {
    const slots: BookedSlot[] = await listBookedSlots(db, clock.now(), after, BATCH)
    for (const slot of slots) {
      const why = whyCalledOff(sectionDayOf(directory.on(slot.day), slot.unitId, slot.day), slot)
      if (why) await inOne(rooms, (ctx) => callOffAppointments(ctx, slot, why))
    }
    isMore = slots.length === BATCH
    after = slots.at(-1)
  }
}

/** What is told of an event; of what somebody did themselves only the others hear. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'appointment.reminded': 'appointment-near', 'appointment.called-off': 'appointment-off',
  'appointment.booked': 'appointment-booked', 'appointment.changed': 'appointment-booked',
  'appointment.cancelled': 'appointment-cancelled',
}

/**
 * Tells whoever holds an appointment that it comes near, that it was called off, and what somebody else did with it: a
 * clerk whom they called, or the person for whom they come. That person is told whatever others do with it, whoever it
 * is, and is not reminded. Who has no account is told by SMS at the number from which they called.
 */
export function appointmentTeller({ directory, catalogue, publicUrl }: AppointmentRooms): EventHandler {
  return {
    name: 'tell-of-appointments',
    hears: Object.keys(TEMPLATES),
    async handle(ctx, event) {
      const { appointment: publicId } = event.data as { readonly appointment?: unknown }
      const held = typeof publicId === 'string' ? await findAnyAppointment(ctx.tx, publicId) : undefined
      if (!held) return
      const then = directory.on(held.day)
      const version = catalogue.on(dayOf(ctx.now)).list().find(({ procedureId }) => procedureId === held.procedureId)
      const about = {
        event, template: TEMPLATES[event.type] ?? '',
        words: {
          procedure: version?.content.name ?? NO_LONGER, due: held.startsAt,
          section: unitInWordsOf(then, directory.on(dayOf(ctx.now)), held.unitId),
          code: showAppointmentCode(held.code), link: `${publicUrl}/lich-hen/${held.publicId}`,
        },
      }
      for (const toPerson of await peopleToTell(ctx, held, event))
        await queueMessage(ctx, { ...about, toPerson, dossierId: null })
      if (held.callerPhone !== null) await queueSms(ctx, { ...about, toPhone: held.callerPhone })
    },
  }
}

async function peopleToTell(
  { tx }: Ctx, { accountId, personId, forPersonId }: Appointment, { type, actorId }: HeardEvent,
): Promise<readonly bigint[]> {
  const told = actorId === accountId || personId === null ? [] : [personId]
  if (forPersonId === null || type === 'appointment.reminded') return told
  const own = (await accountsOfPeople(tx, [forPersonId])).get(forPersonId)
  const isOwnDeed = own !== undefined && own.publicId === await publicIdOfAccount(tx, actorId)
  return isOwnDeed ? told : [...told, forPersonId]
}

/** One transaction, as the program; answers whether there may be more. */
async function inOne(rooms: Backing, work: (ctx: Ctx) => Promise<Result<number, never>>): Promise<boolean> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('tend-appointments') }
  const done = await inTransaction(rooms, sender, work, (count) => ({ status: 200, body: count }))
  return done.ok && done.value.body === BATCH
}
