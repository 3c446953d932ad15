import type { CrowdedSlots } from '@motcua/contracts/queue-appointments.ts'
import type { Language } from '@motcua/contracts/texts.ts'
import { listCrowdedSlots, sectionDayOf } from '../modules/queue/public.ts'
import type { ApiRooms } from './rooms.ts'
import { type HallPlace, nameFor, namedIn } from './show-queue.ts'

const MOST_SHOWN = 50

/** Slots of a section to come for which its roster has too few people, for whoever runs it. */
export async function showCrowdedSlots(
  { db, clock, directory }: Pick<ApiRooms, 'db' | 'clock' | 'directory'>, { unit, hall }: HallPlace, language: Language,
): Promise<CrowdedSlots> {
  const sectionOn = (day: string) => sectionDayOf(directory.on(day), unit.id, day)
  const slots = await listCrowdedSlots(db, { unitId: unit.id, sectionOn, now: clock.now() }, MOST_SHOWN)
  return slots.map(({ startsAt, endsAt, service, booked, places }) => ({
    startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(),
    serviceName: namedIn(hall, service, nameFor(language)).name, booked, places,
  }))
}
