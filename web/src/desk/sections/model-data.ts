import type {
  ModelBody, ModelDesk, ModelDetail, ModelPage, ModelStepBody, ModelWithdrawalBody,
} from '@motcua/contracts/models.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['models'] as const

/** Proposals within reach, the latest first. */
export function useModels() {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list'],
    queryFn: async ({ signal, pageParam }) => (await call('GET', '/api/models', {
      query: pageParam === '' ? {} : { cursor: pageParam }, signal,
    })) as ModelPage,
    initialPageParam: '', getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** One of them. */
export function useModel(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/models/${id}`, { signal })) as ModelDetail,
  })
}

/** What one may choose from who proposes. */
export function useModelDesk() {
  return useQuery({
    queryKey: [...KEY, 'desk'],
    queryFn: async ({ signal }) => (await call('GET', '/api/models/desk', { signal })) as ModelDesk,
  })
}

/** Submits a proposal or takes one on; the same press tried again after a cut line is one deed. */
export const useModelling = (onDone: () => void) =>
  useDeedAt<ModelBody | ModelStepBody | ModelWithdrawalBody>(KEY, onDone)
