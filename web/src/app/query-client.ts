import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../desk/session/read-session.ts'
import { CallError } from '../lib/call-error.ts'
import { tellTabs } from '../lib/tabs.ts'
import { setSessionLoss } from './session-ended.ts'

/**
 * Server state, and only here. A lost line is tried twice more for reads, never for writes: those are pressed again by
 * the person, with the same request id.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => noticeEnd(error, false) }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.['isSignIn'] !== true) noticeEnd(error, true)
    },
  }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && error instanceof CallError && error.status === 0, staleTime: 10_000,
    },
    mutations: { retry: false },
  },
})

function noticeEnd(error: Error, isDeed: boolean): void {
  if (!(error instanceof CallError) || !queryClient.getQueryData(sessionQuery.queryKey)) return
  if (error.code === 'signed-in-as-another') setSessionLoss('another', isDeed)
  if (error.status !== 401) return
  setSessionLoss('ended', isDeed)
  tellTabs({ kind: 'ended' })
}
