import type {
  MaintenanceBody, MaintenanceEndBody, MaintenanceLog, MaintenanceNow,
} from '@motcua/contracts/maintenance.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['maintenance'] as const
/** Milliseconds between two looks of an open screen: whoever works is told within a minute. */
const EVERY = 60_000

/** What is announced, for the bar of every screen. */
export function useAnnounced() {
  return useQuery({
    queryKey: [...KEY, 'announced'], refetchInterval: EVERY,
    queryFn: async ({ signal }) => (await call('GET', '/api/maintenance', { signal })) as MaintenanceNow,
  })
}

/** All maintenance, the newest first. */
export function useMaintenanceLog() {
  return usePages<MaintenanceLog>({ key: [...KEY, 'log'], path: '/api/maintenance/log' })
}

/** Announces maintenance, or ends it. */
export const useMaintaining = (onDone: () => void) => useDeedAt<MaintenanceBody | MaintenanceEndBody>(KEY, onDone)
