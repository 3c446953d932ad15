import { type SectionDay, type TimeSlot, timeSlotsOn } from './time-slots.ts'

/** One thing for which somebody comes (việc). */
export interface Errand { readonly service: string; readonly procedureId: bigint }

/** Where its turn comes: the slot of its service of which it takes a place. */
export interface PlacedErrand extends Errand { readonly slot: TimeSlot }

/**
 * The slots of the errands of one visit, done one after the other from a moment on: each begins when those before it
 * are done, by the minutes of their services. The first begins with a slot; undefined if there is none then, or if the
 * turn of a later one comes when nothing is given out for it, such as over lunch.
 */
export function placeErrands(
  section: SectionDay, errands: readonly Errand[], startsAt: Date,
): readonly PlacedErrand[] | undefined {
  const placed: PlacedErrand[] = []
  let begins = startsAt.getTime()
  for (const errand of errands) {
    const slot = timeSlotsOn(section, errand.service).find((one) => placed.length === 0
      ? one.startsAt.getTime() === begins : one.startsAt.getTime() <= begins && begins < one.endsAt.getTime())
    if (!slot) return undefined
    placed.push({ ...errand, slot })
    begins += (section.hall.services.find(({ code }) => code === errand.service)?.minutes ?? 0) * 60_000
  }
  return placed
}
