import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { type SectionDay, type TimeSlot, timeSlotsOn, whyNotNow } from './domain/time-slots.ts'
import { withRosters } from './section-roster.ts'
import { countHeld } from './store/appointments.ts'

/** A slot that may be booked now, with the places that are left; none of what is full. */
export interface FreeSlot extends TimeSlot { readonly free: number }
export interface FreeDay { readonly day: Day; readonly slots: readonly FreeSlot[] }

/**
 * The slots of a service on days of one section that may be booked now as far as time is concerned, also full ones;
 * days without any are left out. In three statements, however many days they are.
 */
export async function listFreeSlots(
  db: Db, { sections, service, now }: {
    readonly sections: readonly SectionDay[]; readonly service: string; readonly now: Date },
): Promise<readonly FreeDay[]> {
  const open = (await withRosters(db, sections)).flatMap((section) => {
    const { day, rules } = section
    const slots = rules ? timeSlotsOn(section, service).filter((slot) => whyNotNow(slot, rules, now) === undefined) : []
    return slots.length > 0 ? [{ day, slots }] : []
  })
  const [first, last, unitId] = [open[0], open.at(-1), sections[0]?.unitId]
  if (!first || !last || unitId === undefined) return []
  const held = await countHeld(db, {
    unitId, service, from: momentOn(first.day, 0), until: momentOn(addDays(last.day, 1), 0),
  })
  const heldAt = new Map(held.map((one) => [one.startsAt.getTime(), one.held]))
  return open.map(({ day, slots }) => ({
    day, slots: slots.map((slot) => ({
      ...slot, free: Math.max(0, slot.places - (heldAt.get(slot.startsAt.getTime()) ?? 0)),
    })),
  }))
}
