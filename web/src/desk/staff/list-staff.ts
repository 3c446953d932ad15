import type { StaffDetail, StaffList } from '@motcua/contracts/staff.ts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Everything about accounts of staff, to be asked anew after a deed. */
export const STAFF_KEY = ['staff'] as const

/** Accounts of staff within reach, or those that somebody looks for, page after page by the server's cursor. */
export function useStaffList(search: string) {
  return useInfiniteQuery({
    queryKey: [...STAFF_KEY, 'list', search],
    queryFn: async ({ pageParam, signal }) =>
      (search === ''
        ? await call('GET', '/api/staff', { query: { cursor: pageParam, limit: '50' }, signal })
        : await call('POST', '/api/staff/search', {
            body: { text: search, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
            signal,
          })) as StaffList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useStaff(id: string) {
  return useQuery({
    queryKey: [...STAFF_KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/staff/${id}`, { signal })) as StaffDetail,
  })
}
