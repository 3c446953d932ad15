import type { SavedViewList } from '@motcua/contracts/dossier-lists.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import type { Asked } from './asked-list.ts'

const KEY = ['saved-views'] as const

/** The lists that one has saved, by name. */
export function useSavedViews() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => ((await call('GET', '/api/saved-views', { signal })) as SavedViewList).items,
    staleTime: 300_000,
  })
}

/** Saves a list under a name. */
export function useSaveView() {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: (body: { name: string; asked: Asked }) =>
      call('POST', '/api/saved-views', { body, requestId: ids.idFor('saved-view', body) }),
    onSuccess: () => {
      ids.settle()
      return queryClient.invalidateQueries({ queryKey: KEY })
    },
  })
}

/** Deletes one of them. */
export function useDeleteView() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => call('DELETE', `/api/saved-views/${id}`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}
