import type { SupportDetail, SupportList } from '@motcua/contracts/support.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['support'] as const
export type SupportBox = 'mine' | 'open' | 'all'

/** Requests of a box, page after page. */
export function useSupportList(box: SupportBox) {
  return useInfiniteQuery({
    queryKey: [...KEY, box],
    queryFn: async ({ pageParam, signal }) => (box === 'mine'
      ? await call('GET', '/api/support/mine', { query: { cursor: pageParam }, signal })
      : await call('GET', '/api/support', { query: { cursor: pageParam, state: box }, signal })) as SupportList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** One request with its answers. */
export function useSupportRequest(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await call('GET', `/api/support/${id}`, { signal })) as SupportDetail,
  })
}

/** Asks, answers, passes on or closes; the same press tried again after a cut line is one deed. */
export function useSupportDeed(onDone: (path: string) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { path: string; body: object }, idFor) => {
      await call('POST', path, { body, requestId: idFor(path, body) })
      return path
    },
    {
      onSuccess: async (path) => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone(path)
      },
    },
  )
}
