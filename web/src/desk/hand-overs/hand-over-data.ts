import type { HandOverList, StayList } from '@motcua/contracts/hand-overs.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from '../dossier/read-dossier.ts'

/** Hand-overs that stand still, page after page; what others do shows within a minute. */
export function useStuckHandOvers() {
  return useInfiniteQuery({
    queryKey: ['hand-overs'], refetchInterval: 60_000,
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/hand-overs', { query: { cursor: pageParam }, signal })) as HandOverList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** The stays of a dossier; asked anew with it. */
export function useStays(dossierId: string) {
  return useQuery({
    queryKey: [...dossierKey(dossierId), 'stays'],
    queryFn: async ({ signal }) => ((await call('GET', `/api/dossiers/${dossierId}/stays`, { signal })) as StayList).items,
  })
}
