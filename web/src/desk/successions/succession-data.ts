import type {
  MergedRules, PassedRoles, PresumptionList, SettlementBody, SuccessionList,
} from '@motcua/contracts/successions.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['successions'] as const

/** Changes of units, and where a dossier may belong today. */
export function useSuccessions() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await call('GET', '/api/successions', { signal })) as SuccessionList,
  })
}

interface Pages { roles: PassedRoles; presumptions: PresumptionList; rules: MergedRules }

/** One of the lists of a change of units, page after page. */
export function useListOf<K extends keyof Pages>(plan: string, list: K) {
  return usePages<Pages[K]>({ key: [...KEY, plan, list], path: `/api/successions/${plan}/${list}` })
}

export interface Confirming { readonly plan: string; readonly unitId: string }

/** Says that all roles passed on to a unit are right there; the same press after a cut line is one deed. */
export function useConfirmingRoles(onDone: (confirming: Confirming) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ plan, unitId }: Confirming, idFor) => {
      const [path, body] = [`/api/successions/${plan}/role-confirmation`, { unitId }]
      await call('POST', path, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: (_, confirming) => onDone(confirming),
      onSettled: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
      },
    },
  )
}

export interface Settling { readonly id: string; readonly body: SettlementBody }

/** Confirms or corrects; the same press tried again after a cut line is one deed. */
export function useSettling(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ id, body }: Settling, idFor) => {
      const path = `/api/presumptions/${id}/settlement`
      await call('POST', path, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: onDone,
      onSettled: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
      },
    },
  )
}
