import type { OpenSettlements, SettlementBody, SettlementPage } from '@motcua/contracts/settlements.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['settlements'] as const

/** What is in no settlement yet. */
export function useOpenSettlements() {
  return useQuery({
    queryKey: [...KEY, 'open'],
    queryFn: async ({ signal }) => (await call('GET', '/api/post/open-settlements', { signal })) as OpenSettlements,
  })
}

/** Settlements, the latest first. */
export const useSettlements = () =>
  usePages<SettlementPage>({ key: [...KEY, 'list'], path: '/api/post/settlements' })

/** Proposes one. */
export const useProposing = () => useDeedOf<SettlementBody>(KEY, () => '/api/post/settlements', (body) => body)
/** Agrees, or declines with a reason. */
export const useDeciding = () => useDeedOf<{ readonly id: string; readonly declinedWhy: string | null }>(
  KEY, ({ id }) => `/api/post/settlements/${id}/decision`, ({ declinedWhy }) => ({ declinedWhy }))
