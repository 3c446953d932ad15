import type { AccountAtPortal } from '@motcua/contracts/intake-accounts.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useAccountRules } from './account-rules.ts'

/**
 * What the national portal says of an account of whoever is there, asked once for an intake while the clerk types on;
 * undefined before there is an intake. Where the question itself failed it is as if the portal were away.
 */
export function useAccountAtPortal(intakeId: string | undefined): AccountAtPortal['atPortal'] | 'looking' | undefined {
  const { data, isError } = useQuery({
    queryKey: ['account-at-portal', intakeId], enabled: intakeId !== undefined, staleTime: Infinity, retry: false,
    refetchOnWindowFocus: false,
    queryFn: async () => await call(
      'POST', `/api/intakes/${intakeId ?? ''}/account-look`, { requestId: crypto.randomUUID(), body: {} }) as AccountAtPortal,
  })
  if (intakeId === undefined) return undefined
  return isError ? 'away' : data?.atPortal ?? 'looking'
}

/** The channels by which the clerk is asked about an account; null where the national portal has one. */
export function useAccountAsked(intakeId: string | undefined): readonly string[] | null {
  const rules = useAccountRules()
  return useAccountAtPortal(intakeId) === 'found' ? null : rules.data?.requiredFor ?? []
}
