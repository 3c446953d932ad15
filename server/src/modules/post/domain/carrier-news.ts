import type { ShipmentKind, ShipmentState } from './shipment-state.ts'

/** What the carrier's own system says of a parcel. */
export type News = 'picked-up' | 'on-the-way' | 'delivered' | 'attempt-failed' | 'returned'

/** How far a parcel has come, so that what is told can be early, just so, or late. */
const COME: Readonly<Record<ShipmentKind, Readonly<Record<ShipmentState, number>>>> = {
  delivery: {
    'ordered': 0, 'handed-over': 1, 'in-transit': 2, 'failed-attempt': 2, 'coming-back': 3, 'delivered': 4, 'returned': 4,
    'cancelled': 4, 'lost': 4,
  },
  pickup: {
    'ordered': 1, 'failed-attempt': 1, 'in-transit': 2, 'handed-over': 3, 'coming-back': 3, 'delivered': 4, 'returned': 4,
    'cancelled': 4, 'lost': 4,
  },
}

/** Where a parcel stands when news is just so: a result is picked up after the section gave it; papers, at a door. */
const JUST_SO: Readonly<Record<ShipmentKind, Readonly<Record<Exclude<News, 'on-the-way'>, number>>>> = {
  delivery: { 'picked-up': 1, 'delivered': 2, 'attempt-failed': 2, 'returned': 2 },
  pickup: { 'picked-up': 1, 'delivered': 2, 'attempt-failed': 1, 'returned': 2 },
}

/**
 * What is to be done with news of a parcel that stands so: `do` it, `wait` since something comes before, or it has
 * `passed`: it is so already, or something later was. That it is on its way changes nothing.
 */
export function readNews(kind: ShipmentKind, state: ShipmentState, news: News): 'do' | 'wait' | 'passed' {
  if (news === 'on-the-way') return 'passed'
  const [stands, wanted] = [COME[kind][state], JUST_SO[kind][news]]
  return stands === wanted ? 'do' : stands < wanted ? 'wait' : 'passed'
}
