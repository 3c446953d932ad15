import type { OwnFactors, RecoveryCodes } from '@motcua/contracts/factors.ts'
import type { Session } from '@motcua/contracts/session.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { sessionQuery } from './read-session.ts'

/** What one has for the second step. */
export const factorsQuery = queryOptions({
  queryKey: ['session', 'factors'] as const,
  queryFn: async ({ signal }) => (await call('GET', '/api/session/factors', { signal })) as OwnFactors,
})

/** A deed on one's own factor that is proven by a code; some answer codes to recover with, once. */
export function useProveFactor(
  noun: 'totp/confirmation' | 'recovery-codes' | 'totp/removal', onDone: (codes: readonly string[]) => void,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (code: string) =>
      (await call('POST', `/api/session/${noun}`, { body: { code } })) as RecoveryCodes | undefined,
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: factorsQuery.queryKey })
      await queryClient.query({ ...sessionQuery, staleTime: 0 }) // what else may be opened depends on it
      onDone(made?.recoveryCodes ?? [])
    },
    gcTime: 0,
  })
}

/** The second step; who is signed in by it. */
export async function takeSecondStep(code: string): Promise<Session> {
  return (await call('POST', '/api/session/second-step', { body: { code } })) as Session
}
