import { type Mandate, reaches } from '../modules/identity/public.ts'
import { organisationOf } from './acting.ts'
import type { Journey } from './journey.ts'
import { type Visit, mandatesOf } from './visit.ts'

/** The organisation of the address, if somebody acts for it today; of another it does not exist. */
export function organisationHere(visit: Visit): Mandate | undefined {
  const { id } = visit.request.params as { id: string }
  return mandatesOf(visit.today, visit.actor).find(({ publicId }) => publicId === id)
}

/** By what somebody acts for the organisation of a draft today; none where that is over, or does not reach so far. */
export function mandateOf(journey: Pick<Journey, 'visit' | 'draft' | 'form' | 'version'>): Mandate | undefined {
  const { visit: { today, actor }, version: { procedureId } } = journey
  const id = organisationOf(journey)
  return id === undefined ? undefined : mandatesOf(today, actor).find((one) =>
    one.organisationId === id && reaches(one, procedureId))
}

/** Where the dossiers of an organisation stand. */
export function addressOfOrganisation({ publicId }: Pick<Mandate, 'publicId'>): string {
  return `/to-chuc/${publicId}`
}
