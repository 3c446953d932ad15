import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProxyRefusal, holdProxy } from '../identity/public.ts'
import { drawAppointmentCode } from './appointment-code.ts'
import { type Errand, placeErrands } from './domain/place-errands.ts'
import { type SectionDay, remindAt, whyNotNow } from './domain/time-slots.ts'
import { withRoster } from './section-roster.ts'
import {
  type Appointment, type NewAppointment, countHeld, insertAppointment, listOpenSpans, lockBookingsOf, lockErrandsOf,
} from './store/appointments.ts'
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
  /** What else they come for, in the order in which it is done. */
  readonly more?: readonly Errand[] | undefined
  /** Public id of the mandate by which they come for another. */
  readonly proxy?: string | undefined
}

export interface BookedAppointment { readonly id: bigint; readonly publicId: string; readonly code: string }

export type SlotRefusal =
  | { readonly code: 'slot-closed' } | { readonly code: 'slot-past' } | { readonly code: 'slot-too-far' }
  | { readonly code: 'slot-full' } | { readonly code: 'appointment-overlaps' }
  | { readonly code: 'errands-too-many'; readonly most: number }
  | { readonly code: 'appointments-too-many'; readonly most: number }

/**
 * Somebody books a slot (đặt lịch hẹn) and holds a place of it from this moment. No place is held twice, however many
 * book at once: each is a row of its own (appointment_place_once). Leaves `appointment.booked`.
 *
 * Refuses with `slot-closed` what the section does not give out then: it is closed, has no counter for the service, or
 * no such slot; with `slot-past` what has begun or begins sooner than its notice; with `slot-too-far`, `slot-full`;
 * with `appointment-overlaps` if they are expected somewhere at that time (appointment_of_one_alone,
 * appointment_of_one_caller), with `appointments-too-many` and `errands-too-many`. Several errands take a place each,
 * all of them or none (`placeErrands`). Whoever comes for another needs a mandate that holds
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
  const held = await holdPlaces(ctx, { ...wanted, holder: { ...holder, ...by }, replaces: undefined })
  if (!held.ok) return held
  await recordEvent(doneForHolder(ctx, { ...holder, ...by, unitId: held.value.unitId }), {
    type: 'appointment.booked', subjectKind: 'appointment', subjectId: held.value.id,
    data: {
      appointment: held.value.publicId, service: wanted.service, startsAt: wanted.startsAt.toISOString(),
      errands: 1 + (wanted.more?.length ?? 0),
    },
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
  readonly more?: readonly Errand[] | undefined
  readonly holder: Held
  readonly replaces: { readonly id: bigint; readonly code: string } | undefined
}

/**
 * Holds a place for each errand of somebody, in the slot in which its turn comes, with a code or that of what it
 * replaces: all of them or none. Refuses as `bookAppointment`.
 */
export async function holdPlaces(
  ctx: Ctx, { section, service, startsAt, procedureId, more = [], holder, replaces }: Holding,
): Promise<Result<BookedAppointment & { readonly unitId: bigint }, SlotRefusal>> {
  if (startsAt <= ctx.now) return refuse({ code: 'slot-past' })
  const planned = section && await withRoster(ctx.tx, section)
  const placed = planned && placeErrands(planned, [{ service, procedureId }, ...more], startsAt)
  const [first, last] = [placed?.[0], placed?.at(-1)]
  if (!section?.rules || !placed || !first || !last) return refuse({ code: 'slot-closed' })
  const { unitId, day, rules } = section
  const { errandsAtMost = 1 } = rules
  if (placed.length > errandsAtMost) return refuse({ code: 'errands-too-many', most: errandsAtMost })
  const whyNot = whyNotNow(first.slot, rules, ctx.now)
  if (whyNot) return refuse({ code: whyNot })
  await lockBookingsOf(ctx.tx, holder)
  const spans = await listOpenSpans(ctx.tx, holder, ctx.now)
  if (spans.some((one) => one.startsAt < last.slot.endsAt && first.slot.startsAt < one.endsAt))
    return refuse({ code: 'appointment-overlaps' })
  if (spans.filter(({ leadId }) => leadId === null).length >= rules.openAtMost)
    return refuse({ code: 'appointments-too-many', most: rules.openAtMost })
  if (placed.length > 1) await lockErrandsOf(ctx.tx, unitId, day)
  const code = replaces?.code ?? drawAppointmentCode()
  const about = { code, unitId, ...heldBy(holder), day, bookedAt: ctx.now }
  const lead = await holdPlace(ctx, {
    ...about, ...first, ...first.slot, leadId: null, replacesId: replaces?.id ?? null,
    remindAt: remindAt(first.slot, rules, ctx.now) ?? null,
  })
  if (!lead) return refuse({ code: 'slot-full' })
  for (const errand of placed.slice(1)) {
    const kept = await holdPlace(ctx, {
      ...about, ...errand, ...errand.slot, leadId: lead.id, replacesId: null, remindAt: null,
    })
    if (!kept) return refuse({ code: 'slot-full' })
  }
  return ok({ ...lead, code, unitId })
}

/** Holds one place of a slot; undefined if none is left. */
async function holdPlace(ctx: Ctx, wanted: NewAppointment): Promise<Pick<Appointment, 'id' | 'publicId'> | undefined> {
  const { unitId, service, startsAt, endsAt, places } = wanted
  // Each turn that takes nothing has waited for somebody who took a place, so there are no more turns than places.
  for (;;) {
    const kept = await insertAppointment(ctx.tx, wanted)
    if (kept) return kept
    const [found] = await countHeld(ctx.tx, { unitId, service, from: startsAt, until: endsAt })
    if ((found?.held ?? 0) >= places) return undefined
  }
}

function heldBy({ accountId, personId, callerName, callerPhone, forPersonId, proxyId }: Held): Held {
  return { accountId, personId, callerName, callerPhone, forPersonId, proxyId }
}
