import type { HeldMessageList, ReadHeld, ReadHeldBody, RefuseHeldBody } from '@motcua/contracts/held-messages.ts'
import type {
  DifferenceList, DropBody, PartnerList, PartnerMessage, PartnerMessageList, PauseBody, ReadMessage, ReadMessageBody,
  ReconcileBody, ResendBody, TellAgainBody,
} from '@motcua/contracts/partners.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['partners'] as const
/** Milliseconds between two looks of an open screen. */
const EVERY = 10_000

/** How it stands with each system, followed while the screen is open. */
export function usePartners() {
  return useQuery({
    queryKey: [...KEY, 'standings'], refetchInterval: EVERY,
    queryFn: async ({ signal }) => (await call('GET', '/api/partners', { signal })) as PartnerList,
  })
}

/** What differs of a system, page after page. */
export function useDifferences(partner: string) {
  return usePages<DifferenceList>({
    key: [...KEY, 'differences', partner], path: `/api/partners/${encodeURIComponent(partner)}/differences`,
  })
}

/** What came from a system and is held, page after page. */
export function useHeld(partner: string) {
  return usePages<HeldMessageList>({
    key: [...KEY, 'held', partner], path: `/api/partners/${encodeURIComponent(partner)}/held-messages`,
  })
}

/** What is looked for in the log; an empty text is not asked. */
export interface LogAsked {
  readonly number: string; readonly partner: string; readonly state: string; readonly day: string
}

export function useLog(asked: LogAsked) {
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
  return usePages<PartnerMessageList>({ key: [...KEY, 'log', asked], path: '/api/partner-messages', query })
}

/** What proves a message. */
export function useMessage(id: string) {
  return useQuery({
    queryKey: [...KEY, 'message', id],
    queryFn: async ({ signal }) => (await call('GET', `/api/partner-messages/${id}`, { signal })) as PartnerMessage,
  })
}

type DeedBody = PauseBody | ReconcileBody | TellAgainBody | ResendBody | DropBody | RefuseHeldBody
  | Record<string, never>

/** Pauses, resumes, compares, tells anew, sends again or drops; what the screens show is read anew. */
export const useExchangeDeed = <Done = unknown>(onDone: (done: Done) => void) => useDeedAt<DeedBody, Done>(KEY, onDone)

/** Reads what a refused message says: it stands in the open panel and nowhere else. */
export function useReading(id: string) {
  return usePress(async (body: ReadMessageBody, idFor) => {
    const path = `/api/partner-messages/${id}/reading`
    return (await call('POST', path, { body, requestId: idFor(path, body) })) as ReadMessage
  }, { gcTime: 0 })
}

/** Reads what a held message says: it stands in the open panel and nowhere else. */
export function useReadingHeld(id: string) {
  return usePress(async (body: ReadHeldBody, idFor) => {
    const path = `/api/held-messages/${id}/reading`
    return (await call('POST', path, { body, requestId: idFor(path, body) })) as ReadHeld
  }, { gcTime: 0 })
}
