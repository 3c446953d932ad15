import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { appointmentCodeIn } from './appointment-code.ts'
import { arrivalRank, earliestOf } from './domain/arrival.ts'
import type { Priority } from './domain/hall.ts'
import { type SectionDay, isServedAt } from './domain/time-slots.ts'
import { endAppointment, listErrands, lockByAppointmentCode } from './store/appointments.ts'
import { findTicketOfVisit } from './store/visits.ts'
import { takeNumber } from './take-number.ts'

export interface CheckIn {
  /** Where somebody stands, as it is today. */
  readonly section: SectionDay
  /** As typed or scanned. */
  readonly code: string
  readonly ofAppointment: Priority | undefined
  readonly own: Priority | undefined
  readonly language: 'vi' | 'en'
  /** Whether people are received there now (`takeNumber`). */
  readonly isReceiving: boolean
}

export type CheckInRefusal =
  | { readonly code: 'appointment-unknown' } | { readonly code: 'appointment-over' }
  | { readonly code: 'appointment-called-off' }
  | { readonly code: 'appointment-elsewhere'; readonly unitId: bigint }
  /** `from`: when one may come with it. */
  | { readonly code: 'appointment-too-early'; readonly from: Date }
  | { readonly code: 'appointment-used'; readonly ticket: string }
  | { readonly code: 'number-taken-already'; readonly ticket: string }

/** Where no rule is left of those by which it was booked, whoever comes on the day is on time. */
const ANY_TIME = { earlyMinutes: 24 * 60, lateMinutes: 24 * 60 }

/**
 * Somebody comes with an appointment and gets a number, once, for all of its errands one after the other. Its place in
 * the queue is that of the appointed time less what appointments gain (`arrivalRank`), an ordinary one if they come too
 * late. Leaves `visit.begun` and `appointment.arrived`, in which whoever comes stands, or for whom they come by a
 * mandate. Refuses what is no code, is over, was called off, is of another section, was used (and tells
 * the ticket, so that it can be printed again), begins too far ahead, or nobody is received there any more
 * (`appointment-called-off`); and with `number-taken-already` if this person has another number here that is not over.
 */
export async function checkIn(
  ctx: Ctx, { section, code: typed, ofAppointment, own, language, isReceiving }: CheckIn,
): Promise<Result<{ readonly ticket: string }, CheckInRefusal>> {
  const code = appointmentCodeIn(typed)
  const held = code === undefined ? undefined : await lockByAppointmentCode(ctx.tx, code)
  if (!held) return refuse({ code: 'appointment-unknown' })
  const { unitId, hall } = section
  const { startsAt, service, personId, forPersonId } = held
  const today = dayOf(ctx.now)
  if (held.unitId !== unitId) return refuse({ code: 'appointment-elsewhere', unitId: held.unitId })
  if (held.visitId !== null && held.day === today)
    return refuse({ code: 'appointment-used', ticket: await findTicketOfVisit(ctx.tx, held.visitId) })
  if (held.state === 'called-off') return refuse({ code: 'appointment-called-off' })
  if (held.state !== 'booked' || held.day < today) return refuse({ code: 'appointment-over' })
  const rules = section.rules ?? ANY_TIME
  const from = earliestOf({ startsAt, rules })
  if (held.day > today || ctx.now < from) return refuse({ code: 'appointment-too-early', from })
  const errands = [held, ...await listErrands(ctx.tx, [held.id])]
  if (!isReceiving || !errands.every((one) => isServedAt(section, one.service, one.startsAt)))
    return refuse({ code: 'appointment-called-off' })
  const taken = await takeNumber(ctx, {
    isReceiving, unitId, hall, services: errands.map((one) => one.service), way: 'kiosk', language,
    personId: personId ?? undefined,
    ...arrivalRank({ startsAt, now: ctx.now, rules, ofAppointment, own }),
  })
  if (!taken.ok) {
    if (taken.refusal.code === 'number-taken-already') return refuse(taken.refusal)
    throw new Error(`a service that is served takes no number: ${taken.refusal.code}`)
  }
  const { visitId, ticket } = taken.value
  await endAppointment(ctx.tx, held.id, { state: 'arrived', at: ctx.now, visitId })
  const by = { onBehalfOfId: forPersonId ?? undefined, forPersonId: forPersonId ?? personId ?? undefined }
  await recordEvent({ ...ctx, unitId, ...by }, {
    type: 'appointment.arrived', subjectKind: 'appointment', subjectId: held.id,
    data: { appointment: held.publicId, service, startsAt: startsAt.toISOString(), visit: ticket },
  })
  return ok({ ticket })
}
