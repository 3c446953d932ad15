import type { IncidentList, MendBody } from '@motcua/contracts/incidents.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'

const KEY = ['incidents'] as const

/** Steps at which processes stopped, page after page. */
export function useIncidents() {
  return useInfiniteQuery({
    queryKey: KEY,
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/incidents', { query: { cursor: pageParam }, signal })) as IncidentList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export interface Mending { readonly run: string; readonly noun: 'retrial' | 'skipping'; readonly body: MendBody }

/** Tries again or goes on; the same press tried again after a cut line is one deed. */
export function useMending(onDone: () => void) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async ({ run, noun, body }: Mending) => {
      const path = `/api/incidents/${run}/${noun}`
      await call('POST', path, { body, requestId: ids.idFor(path, body) })
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEY })
      onDone()
    },
    onSettled: (_data, error) => {
      if (!isUncertain(error)) ids.settle()
    },
  })
}
