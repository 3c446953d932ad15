import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { ResultContent } from '@motcua/contracts/result-content.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from './read-dossier.ts'

const DRAFTING: ReadonlySet<string> = new Set(['proposal', 'check', 'approval', 'result'])

/** Whether whoever looks has a step at which the result takes its words. */
export function isDrafted({ actions }: Pick<DossierDetail, 'actions'>): boolean {
  return actions.some(({ noun }) => DRAFTING.has(noun))
}

/** What the result of a dossier will say; asked anew with the dossier. */
export function useResultContent(dossierId: string) {
  return useQuery({
    queryKey: [...dossierKey(dossierId), 'result-content'],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/dossiers/${dossierId}/result-content`, { signal })) as ResultContent,
  })
}
