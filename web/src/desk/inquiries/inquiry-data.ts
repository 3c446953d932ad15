import type {
  InquiryAnswerBody, InquiryAssignmentBody, InquiryDetail, InquiryList, InquiryRefusalBody, InquiryReminders,
} from '@motcua/contracts/inquiries.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['inquiries'] as const

/** What other agencies ask and nobody has answered, page after page; what others do shows within a minute. */
export function useInquiries() {
  return usePages<InquiryList>({ key: [...KEY, 'queue'], path: '/api/inquiries', every: 60_000 })
}

/** Of how many one is reminded: looked up each minute. */
export function useInquiryReminders() {
  return useQuery({
    queryKey: [...KEY, 'reminders'], refetchInterval: 60_000,
    queryFn: async ({ signal }) => (await call('GET', '/api/inquiries/reminders', { signal })) as InquiryReminders,
  })
}

/** One inquiry with what became of it. */
export function useInquiry(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await call('GET', `/api/inquiries/${id}`, { signal })) as InquiryDetail,
  })
}

type DeedBody = InquiryAnswerBody | InquiryAssignmentBody | InquiryRefusalBody | Record<string, never>

/** Takes it, gives it to another unit, answers or declines; what the screens show is read anew. */
export const useInquiryDeed = (onDone: () => void) => useDeedAt<DeedBody>(KEY, onDone)
