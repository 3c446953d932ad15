import type {
  ResultEndBody, ResultEndDecisionBody, ResultEndWithdrawalBody, ResultStatus,
} from '@motcua/contracts/result-ends.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { useDeedBeside } from '../dossier/use-dossier-deed.ts'

/** The issued result of a dossier and what was proposed about it; asked anew with the dossier. */
export function useResultStatus(dossierId: string) {
  return useQuery({
    queryKey: [...dossierKey(dossierId), 'result-status'],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/dossiers/${dossierId}/result-status`, { signal })) as ResultStatus,
  })
}

type Deed =
  | { readonly noun: 'result-ends'; readonly body: ResultEndBody }
  | { readonly noun: 'result-end-withdrawal'; readonly body: ResultEndWithdrawalBody }
  | { readonly noun: 'result-end-decision'; readonly body: ResultEndDecisionBody }

/** Proposes an end, or decides on one. */
export const useEndingResult = useDeedBeside<Deed>
