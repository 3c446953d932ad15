import type { UnitLine } from '@motcua/contracts/procedures.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** `code` is that of the statistics office, which an address carries; the wire may leave it out. */
export type Territory = UnitLine & { readonly code?: string }

/** Territories of one level, all of them or those of one parent. The lowest level is the one given without asking. */
export function useTerritories(level: 'province' | 'district' | 'commune', parent?: string, isWanted = true) {
  return useQuery({
    queryKey: ['units', level, parent],
    queryFn: async ({ signal }) =>
      (
        (await call('GET', '/api/units', {
          query: { level: level === 'commune' ? undefined : level, parent }, signal,
        })) as { items: Territory[] }
      ).items,
    enabled: isWanted,
    staleTime: 3_600_000,
  })
}
