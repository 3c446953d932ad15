import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export function useProcedure(id: string | undefined) {
  return useQuery({
    queryKey: ['procedure', id],
    queryFn: async ({ signal }) => (await call('GET', `/api/procedures/${id ?? ''}`, { signal })) as ProcedureDetail,
    enabled: id !== undefined,
    staleTime: 300_000,
  })
}
