import type { FormDetail, FormList } from '@motcua/contracts/procedures.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

const KEY = ['forms'] as const

/** Declarations that are filled in today. */
export function useForms() {
  return useQuery({
    queryKey: KEY, queryFn: async ({ signal }) => (await call('GET', '/api/forms', { signal })) as FormList,
  })
}

/** One of them with its fields. */
export function useForm(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/forms/${encodeURIComponent(id)}`, { signal })) as FormDetail,
  })
}
