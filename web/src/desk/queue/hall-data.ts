import type { QueueHalls } from '@motcua/contracts/queue.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Milliseconds between two looks: whoever runs a hall sees it fill. */
const EVERY = 10_000

/** Halls within reach: now, and over a day. */
export function useHalls(day: string) {
  return useQuery({
    queryKey: ['queue', 'halls', day],
    queryFn: async ({ signal }) => (await call('GET', `/api/queue/halls?on=${day}`, { signal })) as QueueHalls,
    refetchInterval: EVERY, placeholderData: keepPreviousData,
  })
}
