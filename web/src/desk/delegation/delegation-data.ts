import type {
  DelegatedDesk, DelegatedResults, DelegationBody, DelegationChoices, DelegationPage, GuidanceBody,
} from '@motcua/contracts/delegations.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'

const KEY = ['delegations'] as const

function usePages<Page extends { readonly next: string | null }>(noun: string, isWanted = true) {
  return useInfiniteQuery({
    queryKey: [...KEY, noun], enabled: isWanted,
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', `/api/post/${noun}`, { query: { cursor: pageParam }, signal })) as Page,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: Page) => next ?? undefined,
  })
}

/** Delegations of the own agency. */
export const useDelegations = () => usePages<DelegationPage>('delegations')
/** Results that one may give out under a delegation. */
export const useDelegatedResults = (isWanted: boolean) => usePages<DelegatedResults>('delegated/results', isWanted)

/** What a new one is made of. */
export function useDelegationChoices() {
  return useQuery({
    queryKey: [...KEY, 'choices'],
    queryFn: async ({ signal }) => (await call('GET', '/api/post/delegation-choices', { signal })) as DelegationChoices,
  })
}

/** What was delegated to the own post, and what it has in hand. */
export function useDelegatedDesk() {
  return useQuery({
    queryKey: [...KEY, 'desk'],
    queryFn: async ({ signal }) => (await call('GET', '/api/post/delegated', { signal })) as DelegatedDesk,
  })
}

/** Gives a delegation. */
export const useGiving = () => useDeedOf<DelegationBody>(KEY, () => '/api/post/delegations', (body) => body)
/** Takes one back. */
export const useRevoking = () => useDeedOf<{ readonly id: string; readonly why: string }>(
  KEY, ({ id }) => `/api/post/delegations/${id}/revocation`, ({ why }) => ({ why }))
/** Notes that somebody was guided. */
export const useGuiding = () => useDeedOf<GuidanceBody>(KEY, () => '/api/post/guidances', (body) => body)
/** Hands a dossier on. */
export const useHandingOn = () => useDeedOf<string>(KEY, (id) => `/api/post/receptions/${id}/handing-on`, () => ({}))

/** To whom a result is given. */
export interface GiveOut {
  readonly id: string
  readonly version: number
  readonly receiver: string
  readonly proof: 'signed' | 'card-seen' | 'authorisation'
}
/** Gives a result out. */
export const useGivingOut = () => useDeedOf<GiveOut>(
  KEY, ({ id }) => `/api/dossiers/${id}/return`, ({ receiver, proof }) => ({ receiver, proof, how: 'counter' }),
  ({ version }) => version)
