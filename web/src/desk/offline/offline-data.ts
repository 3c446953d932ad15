import type { OfflineDevices, OfflineRefusals, RefusalShown } from '@motcua/contracts/offline.ts'
import type { DeviceBody, DeviceMade } from '@motcua/contracts/queue.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'
import { usePages } from '../shell/use-pages.ts'

const DEVICES = ['offline', 'devices'] as const
const REFUSALS = ['offline', 'refusals'] as const
/** Milliseconds between two looks while a code is to be typed, and at what was refused. */
const [SOON, SELDOM] = [5_000, 60_000]

/** Devices of the sections within reach. */
export function useOfflineDevices(isAllowed: boolean) {
  return useQuery({
    queryKey: DEVICES, enabled: isAllowed,
    queryFn: async ({ signal }) => (await call('GET', '/api/offline/devices', { signal })) as OfflineDevices,
    refetchInterval: ({ state }) =>
      state.data?.places.some(({ devices }) => devices.some((one) => one.enrolledAt === null)) ? SOON : false,
  })
}

/** What devices sent and was refused, longest waiting first. */
export const useRefusals = (isWanted: boolean) =>
  usePages<OfflineRefusals>({ key: REFUSALS, path: '/api/offline/refusals', isWanted, every: SELDOM })

/** Adds a device. Its code is in the answer and kept nowhere, here neither. */
export function useAddingDevice() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: DeviceBody, idFor) =>
      (await call('POST', '/api/offline/devices', { body, requestId: idFor(body) })) as DeviceMade,
    { gcTime: 0, onSettled: () => void queryClient.invalidateQueries({ queryKey: DEVICES }) },
  )
}

/** Revokes a device. */
export function useRevokingDevice() {
  const queryClient = useQueryClient()
  return usePress(
    async (id: string, idFor) => {
      await call('POST', `/api/offline/devices/${id}/ending`, { body: {}, requestId: idFor(id) })
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: DEVICES }) },
  )
}

/** What stands in something refused, whole; each look is on record. It is kept nowhere after it was shown. */
export function useShowingRefusal() {
  return usePress(
    async (id: string, idFor) =>
      (await call('POST', `/api/offline/refusals/${id}/showing`, { body: {}, requestId: idFor(id) })) as RefusalShown,
    { gcTime: 0 },
  )
}

/** Says how something refused was dealt with. */
export function useSettling() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ id, note }: { readonly id: string; readonly note: string }, idFor) => {
      await call('POST', `/api/offline/refusals/${id}/settlement`, { body: { note }, requestId: idFor({ id, note }) })
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: REFUSALS }) },
  )
}
