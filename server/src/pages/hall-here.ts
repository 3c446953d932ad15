import { type BoardWaiting, type HallBoard, BOARD_CALLS } from '@motcua/contracts/hall-board.ts'
import { dayOf } from '../kernel/civil-day.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type Hall, type HallView, type Service, estimateWait, hallOf } from '../modules/queue/public.ts'
import { type Visit, isUuid } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** A section with the hall that it has today. */
export interface SectionHall {
  readonly section: Unit
  readonly hall: Hall
}

/**
 * The section whose public id stands in the address, if it has a hall; of one that has ended its heir: a kiosk and a
 * board hang where they hung, under the address that they had.
 */
export function hallHere({ request, directory }: Visit): SectionHall | undefined {
  const { section: wanted } = request.params as { readonly section: string }
  const section = isUuid(wanted) ? directory.byPublicId(wanted) ?? directory.heirOfPublicId(wanted) : undefined
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

/** Who waits for what, and how long whoever comes now would. */
export function waitingOf(visit: Pick<Visit, 'language'>, hall: Hall, view: HallView): readonly BoardWaiting[] {
  const ahead = Object.fromEntries(view.waiting.map(({ service, count }) => [service, count]))
  return servicesOf(hall).map((service) => ({
    name: nameIn(visit, service), count: ahead[service.code] ?? 0,
    minutes: estimateWait(hall, service.code, ahead, view.open) ?? null,
  }))
}

/** A hall as its board shows it at this moment. */
export function boardOf(
  { rooms: { clock, directory }, language }: Pick<Visit, 'rooms' | 'language'>, { section, hall }: SectionHall, view: HallView,
): HallBoard {
  const now = clock.now()
  const today = directory.on(dayOf(now))
  // A board hangs for weeks: hall and name are those of today, not of the day on which its line was opened.
  const [hallToday, name] = [hallOf(today, section) ?? hall, sectionInWords({ directory: today }, section)]
  return {
    at: now.toISOString(), name,
    calls: view.calls.slice(0, BOARD_CALLS).map(({ number, counter, at }) =>
      ({ key: `${at.getTime()}-${number}-${counter}`, number, counter })),
    waiting: waitingOf({ language }, hallToday, view),
  }
}
