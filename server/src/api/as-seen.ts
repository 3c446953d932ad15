import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type PersonField, type Sight, sightOf } from '../modules/identity/public.ts'
import { grantsOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** Shows a field of a person as whoever asks sees it by the table of fields: whole, by its mask, or not at all. */
export type AsSeen = <T>(field: PersonField, value: T | null, mask?: (value: T) => T | null) => T | null

/** For the roles of whoever asks, on the product's day. */
export function asSeenBy(request: FastifyRequest, { clock }: Pick<ApiRooms, 'clock'>): AsSeen {
  const today = dayOf(clock.now())
  return (field, value, mask) => shownBy(sightOf(grantsOf(request), field, today), value, mask)
}

/** What has no mask of its own is left out where it should be masked. */
function shownBy<T>(sight: Sight, value: T | null, mask: (value: T) => T | null = () => null): T | null {
  if (value === null || sight === 'absent') return null
  return sight === 'whole' ? value : mask(value)
}
