import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export const dossierKey = (id: string) => ['dossier', id] as const
/** The dossier as it is by now, beside the one that is shown; whoever hears of a change asks for it anew. */
export const dossierNowKey = (id: string) => ['dossier-now', id] as const

const read = async (id: string, signal: AbortSignal) =>
  (await call('GET', `/api/dossiers/${id}`, { signal })) as DossierDetail

/**
 * One dossier with all that stands on its page. Not fetched anew behind the reader's back: the version that is sent
 * with a deed must be the one that was seen.
 */
export function useDossier(id: string) {
  return useQuery({
    queryKey: dossierKey(id),
    queryFn: ({ signal }) => read(id, signal),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/**
 * The dossier as it is by now, asked for when a deed was refused because somebody was quicker. `accept` puts it in
 * place of the one that is shown.
 */
export function useDossierNow(seen: DossierDetail, isAsked: boolean) {
  const queryClient = useQueryClient()
  const key = dossierNowKey(seen.id)
  const found = useQuery({
    queryKey: key, queryFn: ({ signal }) => read(seen.id, signal), enabled: isAsked, staleTime: 0, gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const data = found.data && found.data.version > seen.version ? found.data : undefined
  return {
    data,
    error: found.error,
    isNewer: data !== undefined,
    accept: () => {
      if (!data) return
      queryClient.setQueryData(dossierKey(seen.id), data)
      queryClient.removeQueries({ queryKey: key })
      void queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    },
  }
}
