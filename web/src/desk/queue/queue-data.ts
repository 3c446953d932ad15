import type { CallBody, PassOnBody, QueueDesk, SeatBody, TurnChanged } from '@motcua/contracts/queue.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const DESK = ['queue', 'desk'] as const
/** Milliseconds between two looks at the queue. */
const EVERY = 5_000

/**
 * The counter at which one sits, who is there and who waits; looked up every 5 seconds. Whoever sits nowhere is asked
 * after as seldom as `everyUnseated` says.
 */
export function useQueueDesk({ everyUnseated = EVERY }: { readonly everyUnseated?: number } = {}) {
  return useQuery({
    queryKey: DESK,
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/desk', { signal })) as QueueDesk,
    refetchInterval: ({ state }) => state.data?.seat === null ? everyUnseated : EVERY,
    // How long somebody waits grows although the server says the same.
    notifyOnChangeProps: 'all',
  })
}

export interface QueueDeed {
  /** Under `/api/queue/`. */
  readonly path: string
  readonly body: SeatBody | CallBody | PassOnBody | Readonly<Record<string, never>>
  /** What the screen showed when it was pressed. */
  readonly seen: string
}

/**
 * A deed at the counter; the same press tried again after a cut line is one deed. Under way until the queue was looked
 * up again, whatever came of it: the next press goes by what is so.
 */
export function useQueueDeed() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: QueueDeed, idFor) =>
      (await call('POST', `/api/queue/${path}`, { body, requestId: idFor(path, body) })) as TurnChanged,
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: DESK }) },
  )
}
