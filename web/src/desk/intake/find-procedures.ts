import type { ProcedureLine } from '@motcua/contracts/procedures.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Best match first; the order is the server's. */
export function useFoundProcedures(search: string) {
  return useQuery({
    queryKey: ['procedures', search],
    queryFn: async ({ signal }) =>
      ((await call('GET', '/api/procedures', { query: { search, limit: '12' }, signal })) as { items: ProcedureLine[] })
        .items,
    enabled: search.trim().length > 0,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
}
