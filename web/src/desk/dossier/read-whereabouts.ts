import type { Whereabouts } from '@motcua/contracts/whereabouts.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from './read-dossier.ts'

/** Why a dossier was received where it was, and where its result lies; asked anew with the dossier. */
export function useWhereabouts(dossierId: string) {
  return useQuery({
    queryKey: [...dossierKey(dossierId), 'whereabouts'],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/dossiers/${dossierId}/whereabouts`, { signal })) as Whereabouts,
  })
}
