import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { drawAppointmentCode } from './appointment-code.ts'
import { type SectionDay, remindAt, timeSlotsOn, whyNotNow } from './domain/time-slots.ts'
import { withRoster } from './section-roster.ts'
import { countHeld, insertAppointment, listOpenSpans, lockBookingsOf } from './store/appointments.ts'

/** A slot that somebody wants, on a day of a section. */
export interface WantedSlot {
  /** Undefined of a unit that is closed on that day. */
  readonly section: SectionDay | undefined
  readonly service: string
  readonly startsAt: Date
}

export interface BookAppointment extends WantedSlot {
  readonly procedureId: bigint
  /** Whose it will be, and who comes. */
  readonly accountId: bigint
  readonly personId: bigint
}

export interface BookedAppointment { readonly id: bigint; readonly publicId: string; readonly code: string }

export type SlotRefusal =
  | { readonly code: 'slot-closed' } | { readonly code: 'slot-past' } | { readonly code: 'slot-too-far' }
  | { readonly code: 'slot-full' } | { readonly code: 'appointment-overlaps' }
  | { readonly code: 'appointments-too-many'; readonly most: number }

/**
 * Somebody books a slot (đặt lịch hẹn) and holds a place of it from this moment. No place is held twice, however many
 * book at once: each is a row of its own (appointment_place_once). Leaves `appointment.booked`.
 *
 * Refuses with `slot-closed` what the section does not give out then: it is closed, has no counter for the service, or
 * no such slot; with `slot-past` what has begun or begins sooner than its notice; with `slot-too-far`, `slot-full`;
 * with `appointment-overlaps` if they are expected somewhere at that time (appointment_of_one_alone), and with
 * `appointments-too-many`.
 */
export async function bookAppointment(
  ctx: Ctx, wanted: BookAppointment,
): Promise<Result<BookedAppointment, SlotRefusal>> {
  const held = await holdPlace(ctx, { ...wanted, replaces: undefined })
  if (!held.ok) return held
  await recordEvent({ ...ctx, unitId: held.value.unitId }, {
    type: 'appointment.booked', subjectKind: 'appointment', subjectId: held.value.id,
    data: { appointment: held.value.publicId, service: wanted.service, startsAt: wanted.startsAt.toISOString() },
  })
  return ok(held.value)
}

interface Holding extends BookAppointment {
  readonly replaces: { readonly id: bigint; readonly code: string } | undefined
}

/** Holds a place of a slot for somebody, with its code or that of what it replaces; refuses as `bookAppointment`. */
export async function holdPlace(
  ctx: Ctx, { section, service, startsAt, procedureId, accountId, personId, replaces }: Holding,
): Promise<Result<BookedAppointment & { readonly unitId: bigint }, SlotRefusal>> {
  if (startsAt <= ctx.now) return refuse({ code: 'slot-past' })
  const planned = section && await withRoster(ctx.tx, section)
  const slot = planned && timeSlotsOn(planned, service).find((one) => one.startsAt.getTime() === startsAt.getTime())
  if (!section?.rules || !slot) return refuse({ code: 'slot-closed' })
  const { unitId, day, rules } = section
  const whyNot = whyNotNow(slot, rules, ctx.now)
  if (whyNot) return refuse({ code: whyNot })
  await lockBookingsOf(ctx.tx, accountId)
  const spans = await listOpenSpans(ctx.tx, accountId, ctx.now)
  if (spans.some((one) => one.startsAt < slot.endsAt && slot.startsAt < one.endsAt))
    return refuse({ code: 'appointment-overlaps' })
  if (spans.length >= rules.openAtMost) return refuse({ code: 'appointments-too-many', most: rules.openAtMost })
  // Each turn that takes nothing has waited for somebody who took a place, so there are no more turns than places.
  for (;;) {
    const code = replaces?.code ?? drawAppointmentCode()
    const kept = await insertAppointment(ctx.tx, {
      code, unitId, service, procedureId, accountId, personId, day, ...slot, bookedAt: ctx.now,
      remindAt: remindAt(slot, rules, ctx.now) ?? null, replacesId: replaces?.id ?? null,
    })
    if (kept) return ok({ ...kept, code, unitId })
    const [found] = await countHeld(ctx.tx, { unitId, service, from: slot.startsAt, until: slot.endsAt })
    if ((found?.held ?? 0) >= slot.places) return refuse({ code: 'slot-full' })
  }
}
