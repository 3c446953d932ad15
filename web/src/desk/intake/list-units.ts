import type { UnitLine } from '@motcua/contracts/procedures.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** `code` is that of the statistics office, which an address carries; the wire may leave it out. */
export type Territory = UnitLine & { readonly code?: string }

/**
 * Territories of one level, all of them or those of one parent, as they were on a day or else today. The lowest level
 * is the one given without asking.
 */
export function useTerritories(
  level: 'province' | 'district' | 'commune', parent?: string, isWanted = true, on?: string,
) {
  return useQuery({
    queryKey: ['units', level, parent, on],
    queryFn: async ({ signal }) =>
      (
        (await call('GET', '/api/units', {
          query: { level: level === 'commune' ? undefined : level, parent, on }, signal,
        })) as { items: Territory[] }
      ).items,
    enabled: isWanted,
    staleTime: 3_600_000,
  })
}
