import { type Day, minuteOf } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { type SectionDay, placesIn } from './domain/time-slots.ts'
import { withRosters } from './section-roster.ts'
import { type HeldSlot, listHeldSlots } from './store/due-appointments.ts'

/** A slot to come in which more people are expected than whoever is on duty can see. */
export interface CrowdedSlot extends HeldSlot { readonly places: number }

/**
 * Slots of a section to come for which more is booked than its roster has places: it has become shorter since, or
 * somebody is away. What was booked holds; whoever runs the section sees here where people are missing. In the order
 * of time, at most `limit` of as many looked at as `most`.
 */
export async function listCrowdedSlots(
  db: Db, { unitId, sectionOn, now }: {
    readonly unitId: bigint; readonly sectionOn: (day: Day) => SectionDay | undefined; readonly now: Date },
  limit: number,
): Promise<CrowdedSlot[]> {
  const held = await listHeldSlots(db, unitId, now, MOST_LOOKED_AT)
  const days = [...new Set(held.map(({ day }) => day))]
  const sections = await withRosters(db, days.flatMap((day) => sectionOn(day) ?? []))
  return held.flatMap((slot) => {
    const section = sections.find(({ day }) => day === slot.day)
    if (!section?.onDuty || !section.rules) return []
    const places = placesIn(section, slot.service, { begins: minuteOf(slot.startsAt), ends: minuteOf(slot.endsAt) })
    return slot.booked > places ? [{ ...slot, places }] : []
  }).slice(0, limit)
}

/** More than a section gives out in all the days that may be booked. */
const MOST_LOOKED_AT = 5_000
