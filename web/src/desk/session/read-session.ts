import type { Session } from '@motcua/contracts/session.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { CallError } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { setProductTime } from '../../lib/clock.ts'
import { say } from '../../lib/language.ts'
import { onBehalfOf } from '../../lib/on-behalf.ts'
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

/** Who is signed in; in a window that works for a colleague, with that one's roles and rights (docs/adr/0041). */
export function useSession(): Session | undefined {
  const session = useQuery(sessionQuery).data
  const lent = session?.standsInFor.find(({ id }) => id === onBehalfOf())
  if (!session || !lent) return session
  return { ...session, permissions: lent.permissions, grants: lent.grants.map((one) => ({ ...one, role: '' })) }
}
