import type { OpenSettlements, SettlementBody, SettlementPage } from '@motcua/contracts/settlements.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['settlements'] as const

/** What is in no settlement yet. */
export function useOpenSettlements() {
  return useQuery({
    queryKey: [...KEY, 'open'],
    queryFn: async ({ signal }) => (await call('GET', '/api/post/open-settlements', { signal })) as OpenSettlements,
  })
}

/** Settlements, the latest first. */
export function useSettlements() {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list'],
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/post/settlements', { query: { cursor: pageParam }, signal })) as SettlementPage,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: SettlementPage) => next ?? undefined,
  })
}

function useDeed<Said>(pathOf: (said: Said) => string, bodyOf: (said: Said) => object) {
  const queryClient = useQueryClient()
  return usePress(async (said: Said, idFor) => {
    const [path, body] = [pathOf(said), bodyOf(said)]
    return call('POST', `/api/post/${path}`, { body, requestId: idFor(path, body) })
  }, { onSettled: async () => queryClient.invalidateQueries({ queryKey: KEY }) })
}

/** Proposes one. */
export const useProposing = () => useDeed<SettlementBody>(() => 'settlements', (body) => body)
/** Agrees, or declines with a reason. */
export const useDeciding = () => useDeed<{ readonly id: string; readonly declinedWhy: string | null }>(
  ({ id }) => `settlements/${id}/decision`, ({ declinedWhy }) => ({ declinedWhy }))
