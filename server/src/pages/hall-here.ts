import { type BoardWaiting, type HallBoard, BOARD_CALLS } from '@motcua/contracts/hall-board.ts'
import { dayOf } from '../kernel/civil-day.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type Hall, type HallView, type Service, estimateWait, hallOf } from '../modules/queue/public.ts'
import { type Visit, isUuid } from './visit.ts'

/** A section with the hall that it has today. */
export interface SectionHall {
  readonly section: Unit
  readonly hall: Hall
}

/** The section whose public id stands in the address, if it has a hall. */
export function hallHere({ request, directory }: Visit): SectionHall | undefined {
  const { section: wanted } = request.params as { readonly section: string }
  const section = isUuid(wanted) ? directory.byPublicId(wanted) : undefined
  const hall = section && hallOf(directory, section)
  return section && hall && { section, hall }
}

/** What people may take a number for: some counter of the hall has it. */
export function servicesOf({ services, counters }: Hall): readonly Service[] {
  return services.filter(({ code }) => counters.some((counter) => counter.services.includes(code)))
}

/** What a service or a priority is called in the language of the page. */
export function nameIn({ language }: Pick<Visit, 'language'>, { name, nameEn }: Pick<Service, 'name' | 'nameEn'>): string {
  return language === 'vi' ? name : nameEn
}

/** Minutes until a turn of a service is called; undefined while nobody sits at a counter of it. */
export function waitOf(hall: Hall, code: string, ahead: number, open: readonly number[]): number | undefined {
  const minutes = hall.services.find((one) => one.code === code)?.minutes
  const counters = hall.counters.filter(({ number, services }) => open.includes(number) && services.includes(code))
  return minutes === undefined ? undefined : estimateWait({ ahead, minutes, counters: counters.length })
}

/** Who waits for what, and how long whoever comes now would. */
export function waitingOf(visit: Pick<Visit, 'language'>, hall: Hall, view: HallView): readonly BoardWaiting[] {
  return servicesOf(hall).map((service) => {
    const count = view.waiting.find((one) => one.service === service.code)?.count ?? 0
    return { name: nameIn(visit, service), count, minutes: waitOf(hall, service.code, count, view.open) ?? null }
  })
}

/** A hall as its board shows it at this moment. */
export function boardOf(
  { rooms: { clock, directory }, language }: Pick<Visit, 'rooms' | 'language'>, { section, hall }: SectionHall, view: HallView,
): HallBoard {
  const now = clock.now()
  // A board hangs for weeks: the hall is that of today, not of the day on which its line was opened.
  const today = hallOf(directory.on(dayOf(now)), section) ?? hall
  return {
    at: now.toISOString(),
    calls: view.calls.slice(0, BOARD_CALLS).map(({ number, counter, at }) =>
      ({ key: `${at.getTime()}-${number}-${counter}`, number, counter })),
    waiting: waitingOf({ language }, today, view),
  }
}
