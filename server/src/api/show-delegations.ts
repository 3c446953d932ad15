import type { Delegation as Shown } from '@motcua/contracts/delegations.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import { DELEGATED_TASKS, type Delegation, asOfDay } from '../modules/post/public.ts'
import type { ApiRooms } from './rooms.ts'

/** Delegations with the names of their day, each in its state. */
export function showDelegations(rooms: ApiRooms, delegations: readonly Delegation[]): Shown[] {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const named = new Map(rooms.catalogue.on(today).list().map((version) => [version.procedureId, version]))
  return delegations.map((one) => ({
    id: one.publicId, state: stateOf(asOfDay(one, (id) => directory.byId(id) !== undefined, today), today),
    ...placesOf(directory, one), decision: one.decision, validFrom: one.validFrom, validTo: one.validTo,
    tasks: DELEGATED_TASKS.flatMap((task) => {
      const price = one.prices[task]
      return price === undefined ? [] : [{ task, price }]
    }),
    procedures: one.procedureIds.flatMap((id) => {
      const version = named.get(id)
      return version ? [{ id: version.procedurePublicId, name: version.content.name }] : []
    }),
    revokedAt: one.revokedAt?.toISOString() ?? null, revokedWhy: one.revokedWhy,
  }))
}

function placesOf(directory: Directory, { agencyId, sectionId, postUnitId }: Delegation) {
  return {
    agencyName: unitInWords(directory, agencyId), sectionName: unitInWords(directory, sectionId),
    postName: unitInWords(directory, postUnitId),
  }
}

function stateOf({ revokedAt, validFrom, validTo }: Delegation, today: Day): Shown['state'] {
  if (revokedAt) return 'revoked'
  if (today < validFrom) return 'coming'
  return today <= validTo ? 'standing' : 'over'
}
