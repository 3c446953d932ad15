import type { Session } from '@motcua/contracts/session.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { CallError } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { setProductTime } from '../../lib/clock.ts'
import { say } from '../../lib/language.ts'
import { setPageAccount } from '../../lib/page-account.ts'
import { SESSION } from './session-texts.ts'

/** Who is signed in, and the product's moment, by which all words like "còn 2 ngày" are said. */
export const sessionQuery = queryOptions({
  queryKey: ['session'] as const,
  queryFn: async ({ signal }) => {
    const session = (await call('GET', '/api/session', { signal })) as Session | undefined
    // 204 says the same as 401, more quietly.
    if (!session) throw new CallError(401, 'not-signed-in', say(SESSION.pleaseSignIn))
    setPageAccount(session.id)
    setProductTime(session.now)
    return session
  },
  staleTime: 60_000,
  refetchInterval: 300_000, // the demonstration's clock may be moved from elsewhere
  retry: false,
})

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data
}
