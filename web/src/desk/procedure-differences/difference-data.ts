import type { PackageSaved } from '@motcua/contracts/package-deeds.ts'
import type {
  DeclineDifferenceBody, DifferenceDeclined, ProcedureComparisonList, ProcedureDifference, ProcedureDifferenceLine,
  ProcedureDifferenceList,
} from '@motcua/contracts/procedure-differences.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['procedure-differences'] as const

/** When each catalogue was compared last, and what keeps the next comparison back. */
export function useComparisons() {
  return useQuery({
    queryKey: [...KEY, 'comparisons'],
    queryFn: async ({ signal }) => (await call('GET', '/api/procedure-comparisons', { signal })) as ProcedureComparisonList,
  })
}

/** Those that hold and stand so, page after page. */
export function useProcedureDifferences(standing: ProcedureDifferenceLine['standing']) {
  return usePages<ProcedureDifferenceList>({
    key: [...KEY, 'list', standing], path: '/api/procedure-differences', query: { standing },
  })
}

/** One of them, field by field. */
export function useProcedureDifference(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/procedure-differences/${id}`, { signal })) as ProcedureDifference,
  })
}

/** Begins the draft that says what the other side says. */
export function useAccepting(id: string) {
  return useDeedOf<undefined, PackageSaved>(KEY, () => `/api/procedure-differences/${id}/package`, () => ({}))
}

/** Leaves ours as it is, for a reason. */
export function useDeclining(id: string) {
  return useDeedOf<DeclineDifferenceBody, DifferenceDeclined>(
    KEY, () => `/api/procedure-differences/${id}/refusal`, (body) => body,
  )
}
