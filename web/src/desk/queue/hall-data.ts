import type { CloseQueueBody, HallAlarms, QueueClosed, QueueHalls, SeatBody } from '@motcua/contracts/queue.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

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

/** Halls within reach in which people will wait longer than the target; looked up every twenty seconds. */
export function useHallAlarms() {
  return useQuery({
    queryKey: ['queue', 'alarms'],
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/alarms', { signal })) as HallAlarms,
    refetchInterval: 2 * EVERY,
  })
}

/** Closes a counter whose clerk has gone. */
export function useClosingCounter() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: SeatBody, idFor) => {
      await call('POST', '/api/queue/seats/ending', { body, requestId: idFor(body) })
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: ['queue', 'halls'] }) },
  )
}

/** Gives out no more numbers today; answers how many were sent home. */
export function useClosingQueue() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: CloseQueueBody, idFor) =>
      (await call('POST', '/api/queue/closings', { body, requestId: idFor(body) })) as QueueClosed,
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: ['queue', 'halls'] }) },
  )
}

/** Gives out numbers again. */
export function useReopeningQueue() {
  const queryClient = useQueryClient()
  return usePress(
    async (unitId: string, idFor) =>
      (await call('POST', '/api/queue/closings/ending', { body: { unitId }, requestId: idFor(unitId) })) as QueueClosed,
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: ['queue', 'halls'] }) },
  )
}
