import type { Acted } from '@motcua/contracts/dossier-actions.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { scansJudged } from '../scan/scans-judged.ts'
import { usePress } from '../shell/use-press.ts'
import { dossierKey } from './read-dossier.ts'

export interface Deed {
  readonly noun: string
  readonly body: Readonly<Record<string, unknown>>
  readonly version: number
}

/** One deed on the dossier as it was shown; the server refuses it (412) when somebody was quicker. */
export function useActOnDossier(id: string) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ noun, body, version }: Deed, idFor) => {
      await scansJudged(queryClient)
      return (await call('POST', `/api/dossiers/${id}/${noun}`, {
        body, version, requestId: idFor(noun, body, version),
      })) as Acted
    },
    {
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: dossierKey(id) }),
          queryClient.invalidateQueries({ queryKey: ['dossiers'] }),
        ]),
    },
  )
}
