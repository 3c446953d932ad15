import type { QueueVisitor } from '@motcua/contracts/queue-visitor.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Who sits at the own counter; asked once for each turn, since each look is noted, and kept no longer than shown. */
export function useVisitor(turn: string | undefined) {
  return useQuery({
    queryKey: ['queue', 'visitor', turn],
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/visitor', { signal })) as QueueVisitor,
    enabled: turn !== undefined, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false,
  })
}
