import type { EndProxyBody, GiveProxyBody, ProxyGiven, ProxyList } from '@motcua/contracts/proxies.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const keyOf = (personId: string) => ['proxies', personId] as const

/** For whom a person may act, and who for them. */
export function useProxies(personId: string) {
  return useQuery({
    queryKey: keyOf(personId), gcTime: 0, // personal data stay no longer than the screen shows them
    queryFn: async ({ signal }) =>
      ((await call('GET', `/api/people/${personId}/proxies`, { signal })) as ProxyList).items,
  })
}

/** Lets another person act for whoever stands there. */
export function useGivingProxy(personId: string, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: GiveProxyBody, idFor) =>
      (await call('POST', `/api/people/${personId}/proxies`, { body, requestId: idFor(body) })) as ProxyGiven,
    { onSuccess: onDone, onSettled: async () => queryClient.invalidateQueries({ queryKey: keyOf(personId) }) },
  )
}

/** Ends one, as whoever stands there wishes. */
export function useEndingProxy(personId: string) {
  const queryClient = useQueryClient()
  return usePress(
    async (id: string, idFor) => {
      const body: EndProxyBody = { personId }
      await call('POST', `/api/proxies/${id}/ending`, { body, requestId: idFor(id) })
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: keyOf(personId) }) },
  )
}
