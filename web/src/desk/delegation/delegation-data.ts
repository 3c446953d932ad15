import type {
  DelegatedDesk, DelegatedResults, DelegationBody, DelegationChoices, DelegationPage, GuidanceBody, InHandPage,
} from '@motcua/contracts/delegations.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { type Page, usePages } from '../shell/use-pages.ts'

const KEY = ['delegations'] as const

function useDelegationPages<P extends Page>(noun: string, isWanted = true) {
  return usePages<P>({ key: [...KEY, noun], path: `/api/post/${noun}`, isWanted })
}

/** Delegations of the own agency. */
export const useDelegations = () => useDelegationPages<DelegationPage>('delegations')
/** Results that one may give out under a delegation. */
export const useDelegatedResults = (isWanted: boolean) =>
  useDelegationPages<DelegatedResults>('delegated/results', isWanted)

/** What the own post received and is to hand on. */
export const useInHand = () => useDelegationPages<InHandPage>('delegated/in-hand')

/** What a new one is made of. */
export function useDelegationChoices() {
  return useQuery({
    queryKey: [...KEY, 'choices'],
    queryFn: async ({ signal }) => (await call('GET', '/api/post/delegation-choices', { signal })) as DelegationChoices,
  })
}

/** What was delegated to the own post. */
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
