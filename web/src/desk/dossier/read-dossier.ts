import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export const dossierKey = (id: string) => ['dossier', id] as const

/**
 * One dossier with all that stands on its page. Not fetched anew behind the reader's back: the version that is sent
 * with a deed must be the one that was seen.
 */
export function useDossier(id: string) {
  return useQuery({
    queryKey: dossierKey(id),
    queryFn: async ({ signal }) => (await call('GET', `/api/dossiers/${id}`, { signal })) as DossierDetail,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
