import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { useChangesOf } from '../../lib/changed-dossiers.ts'

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
 * The dossier as it is by now, asked for when somebody is heard to have changed it (`shell/use-live.ts`), and when a
 * deed was refused because somebody was quicker. `accept` puts it in place of the one that is shown. One's own deeds
 * are heard of too, and show nothing: what they led to is on the page by then.
 */
export function useDossierNow(seen: DossierDetail, isAsked: boolean) {
  const queryClient = useQueryClient()
  const key = dossierNowKey(seen.id)
  const changes = useChangesOf(seen.id)
  const [atFirst] = useState(changes)
  const found = useQuery({
    queryKey: [...key, changes], queryFn: ({ signal }) => read(seen.id, signal), staleTime: 0, gcTime: 0,
    enabled: isAsked || changes > atFirst, refetchOnWindowFocus: false,
    placeholderData: keepPreviousData, // the banner stays while it is asked again
  })
  const isComing = queryClient.isFetching({ queryKey: dossierKey(seen.id) }) > 0
  const data = found.data && found.data.version > seen.version && !isComing ? found.data : undefined
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
