import type { ProviderBegun, ProviderHere } from '@motcua/contracts/session.ts'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Whether an outside provider signs staff in here. Asked once a page. */
export const providerQuery = queryOptions({
  queryKey: ['session-provider'],
  queryFn: async () => (await call('GET', '/api/session/provider')) as ProviderHere,
  staleTime: Infinity,
})

/** Sends this page to the provider, which sends it back to `/dang-nhap/ve`. */
export function useBeginProvider() {
  return useMutation({
    mutationFn: async () => {
      const { address } = await call('POST', '/api/session/provider/begin', { body: {} }) as ProviderBegun
      location.assign(address)
    },
    meta: { isSignIn: true },
  })
}
