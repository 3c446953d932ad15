import type { AccountRules } from '@motcua/contracts/intake-accounts.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** What intake asks about accounts; the same for everybody on a day. */
export function useAccountRules() {
  return useQuery({
    queryKey: ['intake-accounts'], staleTime: 300_000,
    queryFn: async ({ signal }) => (await call('GET', '/api/intake-accounts', { signal })) as AccountRules,
  })
}
