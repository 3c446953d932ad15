import type { StaffChoices } from '@motcua/contracts/staff.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export type UnitChoice = StaffChoices['units'][number]

/** Roles that one may give, and units within one's reach by words of their names. */
export function useStaffChoices(search: string) {
  return useQuery({
    queryKey: ['staff-choices', search],
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/staff/choices', { query: { search }, signal })) as StaffChoices,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
}
