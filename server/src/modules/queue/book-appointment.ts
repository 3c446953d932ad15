import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProxyRefusal, holdProxy } from '../identity/public.ts'
import { drawAppointmentCode } from './appointment-code.ts'
import { type SectionDay, remindAt, timeSlotsOn, whyNotNow } from './domain/time-slots.ts'
import { withRoster } from './section-roster.ts'
import { type Appointment, countHeld, insertAppointment, listOpenSpans, lockBookingsOf } from './store/appointments.ts'
import { type Caller, type Holder, doneForHolder } from './whose-appointment.ts'

/** A slot that somebody wants, on a day of a section. */
export interface WantedSlot {
  /** Undefined of a unit that is closed on that day. */
  readonly section: SectionDay | undefined
  readonly service: string
  readonly startsAt: Date
}

export type BookAppointment = WantedSlot & Holder & {
  readonly procedureId: bigint
  /** Public id of the mandate by which they come for another. */
  readonly proxy?: string | undefined
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
 * with `appointment-overlaps` if they are expected somewhere at that time (appointment_of_one_alone,
 * appointment_of_one_caller), and with `appointments-too-many`. Whoever comes for another needs a mandate that holds
 * today and reaches the procedure: it refuses as `holdProxy`. Both stand in the event.
 */
export async function bookAppointment(
  ctx: Ctx, wanted: BookAppointment,
): Promise<Result<BookedAppointment, SlotRefusal | ProxyRefusal>> {
  const { procedureId, proxy } = wanted
  const holder = { ...NOBODY, ...wanted.caller ? called(wanted.caller) : wanted }
  const mandate = proxy === undefined ? ok(undefined)
    : await holdProxy(ctx.tx, { proxy, personId: holder.personId, procedureId, day: dayOf(ctx.now) })
  if (!mandate.ok) return mandate
  const by = { forPersonId: mandate.value?.principalId ?? null, proxyId: mandate.value?.id ?? null }
  const held = await holdPlace(ctx, { ...wanted, holder: { ...holder, ...by }, replaces: undefined })
  if (!held.ok) return held
  await recordEvent(doneForHolder(ctx, { ...holder, ...by, unitId: held.value.unitId }), {
    type: 'appointment.booked', subjectKind: 'appointment', subjectId: held.value.id,
    data: { appointment: held.value.publicId, service: wanted.service, startsAt: wanted.startsAt.toISOString() },
  })
  return ok(held.value)
}

type Held = Pick<Appointment, 'accountId' | 'personId' | 'callerName' | 'callerPhone' | 'forPersonId' | 'proxyId'>
const NOBODY = { accountId: null, personId: null, callerName: null, callerPhone: null } as const

function called({ fullName, phone }: Caller): Pick<Held, 'callerName' | 'callerPhone'> {
  return { callerName: fullName, callerPhone: phone }
}

interface Holding extends WantedSlot {
  readonly procedureId: bigint
  readonly holder: Held
  readonly replaces: { readonly id: bigint; readonly code: string } | undefined
}

/** Holds a place of a slot for somebody, with its code or that of what it replaces; refuses as `bookAppointment`. */
export async function holdPlace(
  ctx: Ctx, { section, service, startsAt, procedureId, holder, replaces }: Holding,
): Promise<Result<BookedAppointment & { readonly unitId: bigint }, SlotRefusal>> {
  if (startsAt <= ctx.now) return refuse({ code: 'slot-past' })
  const planned = section && await withRoster(ctx.tx, section)
  const slot = planned && timeSlotsOn(planned, service).find((one) => one.startsAt.getTime() === startsAt.getTime())
  if (!section?.rules || !slot) return refuse({ code: 'slot-closed' })
  const { unitId, day, rules } = section
  const whyNot = whyNotNow(slot, rules, ctx.now)
  if (whyNot) return refuse({ code: whyNot })
  await lockBookingsOf(ctx.tx, holder)
  const spans = await listOpenSpans(ctx.tx, holder, ctx.now)
  if (spans.some((one) => one.startsAt < slot.endsAt && slot.startsAt < one.endsAt))
    return refuse({ code: 'appointment-overlaps' })
  if (spans.length >= rules.openAtMost) return refuse({ code: 'appointments-too-many', most: rules.openAtMost })
  // Each turn that takes nothing has waited for somebody who took a place, so there are no more turns than places.
  for (;;) {
    const code = replaces?.code ?? drawAppointmentCode()
    const kept = await insertAppointment(ctx.tx, {
      code, unitId, service, procedureId, ...heldBy(holder), day, ...slot, bookedAt: ctx.now,
      remindAt: remindAt(slot, rules, ctx.now) ?? null, replacesId: replaces?.id ?? null,
    })
    if (kept) return ok({ ...kept, code, unitId })
    const [found] = await countHeld(ctx.tx, { unitId, service, from: slot.startsAt, until: slot.endsAt })
    if ((found?.held ?? 0) >= slot.places) return refuse({ code: 'slot-full' })
  }
}

function heldBy({ accountId, personId, callerName, callerPhone, forPersonId, proxyId }: Held): Held {
  return { accountId, personId, callerName, callerPhone, forPersonId, proxyId }
}
