import type { SectionHall } from './hall-here.ts'

/** Seconds after which, where there is no script, a step that somebody left makes room for whoever comes next. */
export const LEFT_AFTER = 60

/** Where the kiosk of a section is. */
export function addressOfKiosk({ section }: Pick<SectionHall, 'section'>): string {
  return `/lay-so/${section.publicId}`
}

/** The first step as whoever comes next finds it, in Vietnamese. */
export function startOf(here: Pick<SectionHall, 'section'>): string {
  return `/ngon-ngu/vi?ve=${addressOfKiosk(here)}`
}
