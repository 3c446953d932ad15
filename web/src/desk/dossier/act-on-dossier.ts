import type { Acted } from '@motcua/contracts/dossier-actions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { dossierKey } from './read-dossier.ts'

export interface Deed {
  readonly noun: string
  readonly body: Readonly<Record<string, unknown>>
  readonly version: number
}

/** One deed on the dossier as it was shown; the server refuses it (412) when somebody was quicker. */
export function useActOnDossier(id: string) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async ({ noun, body, version }: Deed) =>
      (await call('POST', `/api/dossiers/${id}/${noun}`, {
        body, version, requestId: ids.idFor(noun, body, version),
      })) as Acted,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: dossierKey(id) }),
        queryClient.invalidateQueries({ queryKey: ['dossiers'] }),
      ]),
    onSettled: (_acted, error) => {
      if (!isUncertain(error)) ids.settle()
    },
  })
}
