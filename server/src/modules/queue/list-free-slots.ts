import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { placeErrands } from './domain/place-errands.ts'
import { type SectionDay, type TimeSlot, timeSlotsOn, whyNotNow } from './domain/time-slots.ts'
import { withRosters } from './section-roster.ts'
import { countHeld } from './store/appointments.ts'

/** A slot that may be booked now, with how many may still come for the same; none of what is full. */
export interface FreeSlot extends TimeSlot { readonly free: number }
export interface FreeDay { readonly day: Day; readonly slots: readonly FreeSlot[] }

/**
 * The slots on days of one section in which a visit may begin that is for these services one after the other, as far as
 * time is concerned, also full ones; days without any are left out. In two statements and one for each service, however
 * many days they are.
 */
export async function listFreeSlots(
  db: Db, { sections, services, now }: {
    readonly sections: readonly SectionDay[]; readonly services: readonly string[]; readonly now: Date },
): Promise<readonly FreeDay[]> {
  const errands = services.map((service) => ({ service, procedureId: 0n }))
  const open = (await withRosters(db, sections)).flatMap((section) => {
    const { day, rules } = section
    const slots = rules ? timeSlotsOn(section, services[0] ?? '').flatMap((slot) => {
      if (whyNotNow(slot, rules, now) !== undefined) return []
      const placed = placeErrands(section, errands, slot.startsAt)
      return placed ? [{ slot, placed }] : []
    }) : []
    return slots.length > 0 ? [{ day, slots }] : []
  })
  const [first, last, unitId] = [open[0], open.at(-1), sections[0]?.unitId]
  if (!first || !last || unitId === undefined) return []
  const span = { unitId, from: momentOn(first.day, 0), until: momentOn(addDays(last.day, 1), 0) }
  const held = new Map<string, number>()
  for (const service of new Set(services))
    for (const one of await countHeld(db, { ...span, service })) held.set(keyOf(service, one.startsAt), one.held)
  return open.map(({ day, slots }) => ({
    day, slots: slots.map(({ slot, placed }) => {
      const keys = placed.map((one) => keyOf(one.service, one.slot.startsAt))
      const free = placed.map((one, nth) => {
        const key = keys[nth] ?? ''
        return Math.floor((one.slot.places - (held.get(key) ?? 0)) / keys.filter((other) => other === key).length)
      })
      return { ...slot, free: Math.max(0, Math.min(...free)) }
    }),
  }))
}

function keyOf(service: string, startsAt: Date): string {
  return `${service} ${String(startsAt.getTime())}`
}
