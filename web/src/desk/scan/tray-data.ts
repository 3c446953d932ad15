import type { Upload } from '@motcua/contracts/files.ts'
import type { ScanList } from '@motcua/contracts/scan-tray.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const TRAY_KEY = ['scan-tray'] as const
/** The scanner stands beside: what it puts in is seen soon. */
const AGAIN = 10_000

/** What waits in the trays of the own units; looked at anew while it is shown. */
export function useTray() {
  return useQuery({
    queryKey: TRAY_KEY, refetchInterval: AGAIN, staleTime: 0,
    queryFn: async ({ signal }) => await call('GET', '/api/scan-tray', { signal }) as ScanList,
  })
}

/** Where the file of a scan is read. */
export const addressOfScan = (id: string) => `/api/scan-tray/${id}/file`

/** Takes a scan as an upload of one's own. */
export function useTakeScan() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ id }: { id: string }, idFor) =>
      await call('POST', `/api/scan-tray/${id}/taking`, { body: {}, requestId: idFor('taking', id) }) as Upload,
    { onSettled: () => queryClient.invalidateQueries({ queryKey: TRAY_KEY }) },
  )
}

/** Lets go of one that was taken and not handed in. */
export function useReleaseScan() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ id }: { id: string }, idFor) =>
      call('POST', `/api/scan-tray/${id}/release`, { body: {}, requestId: idFor('release', id) }),
    { onSettled: () => queryClient.invalidateQueries({ queryKey: TRAY_KEY }) },
  )
}

/** Puts one away that is no paper of a dossier. */
export function usePutScanAway() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ id, reason }: { id: string; reason: string }, idFor) =>
      call('POST', `/api/scan-tray/${id}/putting-away`, { body: { reason }, requestId: idFor('putting-away', id, reason) }),
    { onSettled: () => queryClient.invalidateQueries({ queryKey: TRAY_KEY }) },
  )
}
