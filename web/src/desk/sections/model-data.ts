import type {
  ModelBody, ModelDesk, ModelDetail, ModelPage, ModelStepBody, ModelWithdrawalBody,
} from '@motcua/contracts/models.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['models'] as const

/** Proposals within reach, the latest first. */
export const useModels = () => usePages<ModelPage>({ key: [...KEY, 'list'], path: '/api/models' })

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
