import type { Session, SignInBody } from '@motcua/contracts/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { setProductTime } from '../../lib/clock.ts'
import { setPageAccount } from '../../lib/page-account.ts'
import { tellTabs } from '../../lib/tabs.ts'
import { takeSecondStep } from './factors.ts'
import { proveByPasskey } from './passkeys.ts'
import { sessionQuery } from './read-session.ts'

/** The first step; whoever has a second factor is refused with `second-step-needed`. */
export function useSignIn(onSignedIn: (session: Session) => void) {
  return useOpening(
    async (body: SignInBody) => (await call('POST', '/api/session', { body })) as Session, onSignedIn,
  )
}

/** The second step, within minutes of the first. */
export function useSecondStep(onSignedIn: (session: Session) => void) {
  return useOpening(takeSecondStep, onSignedIn)
}

/** By a key of this machine, without name and password. */
export function usePasskey(onSignedIn: (session: Session) => void) {
  return useOpening<undefined>(() => proveByPasskey(), onSignedIn)
}

/** By what the provider of the installation has sent this page back with. */
export function useProviderReturn(onSignedIn: (session: Session) => void) {
  return useOpening(
    async (query: string) => (await call('POST', '/api/session/provider', { body: { query } })) as Session, onSignedIn,
  )
}

function useOpening<Said>(open: (said: Said) => Promise<Session>, onSignedIn: (session: Session) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: open,
    onSuccess: (session) => {
      const before = queryClient.getQueryData(sessionQuery.queryKey)
      if (before && before.id !== session.id) queryClient.clear() // nothing of one person is shown to another
      setPageAccount(session.id)
      tellTabs({ kind: 'signed-in', account: session.id })
      setProductTime(session.now)
      queryClient.setQueryData(sessionQuery.queryKey, session)
      onSignedIn(session)
    },
    meta: { isSignIn: true },
  })
}
