import type { Mandate } from '../modules/identity/public.ts'
import { type Visit, mandatesOf } from './visit.ts'

/** The organisation of the address, if somebody acts for it today; of another it does not exist. */
export function organisationHere(visit: Visit): Mandate | undefined {
  const { id } = visit.request.params as { id: string }
  return mandatesOf(visit.today, visit.actor).find(({ publicId }) => publicId === id)
}

/** Where the dossiers of an organisation stand. */
export function addressOfOrganisation({ publicId }: Pick<Mandate, 'publicId'>): string {
  return `/to-chuc/${publicId}`
}
