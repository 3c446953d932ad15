import type {
  CorrectionBody, CorrectionDecisionBody, CorrectionDetail, CorrectionLine, CorrectionList,
} from '@motcua/contracts/calendar-corrections.ts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['calendar-corrections'] as const
/** Milliseconds between two looks while a job works at one. */
const LOOK_AGAIN = 3_000

/** Corrections so far; looked at again as long as a job works at one. */
export function useCorrections() {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list'],
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/calendar-corrections', { query: { cursor: pageParam }, signal })) as CorrectionList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_AGAIN : false,
  })
}

/** The dossiers that a correction moves. */
export function useRedated(id: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'dossiers', id],
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', `/api/calendar-corrections/${id}`, { query: { cursor: pageParam }, signal })) as CorrectionDetail,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ correction }) => isUnderWay(correction)) ? LOOK_AGAIN : false,
  })
}

function isUnderWay({ state }: CorrectionLine): boolean {
  return state === 'counting' || state === 'moving'
}

/** Proposes a correction, or decides on one. */
export function useCorrecting(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { path: string; body: CorrectionBody | CorrectionDecisionBody }, idFor) => {
      await call('POST', path, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}
