import type {
  ExceptionBody, ExceptionEndBody, SectionDetail, SectionList, SectionShares,
} from '@motcua/contracts/sections.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['sections'] as const

/** Sections that one reads. */
export function useSections() {
  return useQuery({
    queryKey: [...KEY, 'list'],
    queryFn: async ({ signal }) => (await call('GET', '/api/sections', { signal })) as SectionList,
  })
}

/** One of them, as it is made up today. */
export function useSection(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/sections/${id}`, { signal })) as SectionDetail,
  })
}

/** How much of its own every section of the province receives. */
export function useSectionShares(isAsked: boolean) {
  return useQuery({
    queryKey: [...KEY, 'shares'], enabled: isAsked,
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/section-procedures', { signal })) as SectionShares,
  })
}

/** Lists a procedure as not received, or ends that; the same press tried again after a cut line is one deed. */
export const useExcepting = (onDone: () => void) => useDeedAt<ExceptionBody | ExceptionEndBody>(KEY, onDone)
