import type { DeviceMade, HallDeviceBody, QueueDevices } from '@motcua/contracts/queue.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const DEVICES = ['queue', 'devices'] as const
/** Milliseconds between two looks while a code is to be typed. */
const EVERY = 5_000

/** Kiosks and shared machines of the sections within reach; looked up again while one of them waits for its code. */
export function useDevices() {
  return useQuery({
    queryKey: DEVICES,
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/devices', { signal })) as QueueDevices,
    refetchInterval: ({ state }) =>
      state.data?.places.some(({ devices }) => devices.some((one) => one.enrolledAt === null)) ? EVERY : false,
  })
}

/** Adds a kiosk. Its code is in the answer and kept nowhere, here neither. */
export function useAddingDevice() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: HallDeviceBody, idFor) =>
      (await call('POST', '/api/queue/devices', { body, requestId: idFor(body) })) as DeviceMade,
    { gcTime: 0, onSettled: () => void queryClient.invalidateQueries({ queryKey: DEVICES }) },
  )
}

/** Revokes a kiosk: it gives no more numbers. */
export function useRevokingDevice() {
  const queryClient = useQueryClient()
  return usePress(
    async (id: string, idFor) => {
      await call('POST', `/api/queue/devices/${id}/ending`, { body: {}, requestId: idFor(id) })
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: DEVICES }) },
  )
}
