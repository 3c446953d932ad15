import type { Say } from '@motcua/contracts/texts.ts'
import { LIFE } from './home-texts.ts'
import events from './life-events.json' with { type: 'json' }

/** An event in life (việc trong đời): what leads to several procedures at once. */
export interface LifeEvent {
  readonly id: keyof typeof LIFE
  /** What is searched behind its door. Words, not codes: which procedures there are is data, and the search finds them. */
  readonly words: readonly string[]
}

/** The eight doors of events in life. */
export const LIFE_EVENTS: readonly LifeEvent[] = events.map(({ id, words }) => ({
  id: id as keyof typeof LIFE, words,
}))

/** What the door of an event says. */
export function nameOfEvent(say: Say, { id }: LifeEvent): string {
  return say(LIFE[id])
}

/** The address of a door: the first words are the search, the others stand below it. */
export function addressOfEvent({ id }: LifeEvent): string {
  return `/tim-thu-tuc?viec=${id}`
}
