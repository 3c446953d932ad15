import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import type { UndoOffer } from './undo-offer.ts'

/**
 * Undoes the deed that left the dossier in that version; the server refuses it when it is too late, or somebody acted
 * since.
 */
export function useUndoDeed() {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: ({ dossierId, version }: UndoOffer) =>
      call('POST', `/api/dossiers/${dossierId}/undoing`, {
        body: {}, version, requestId: ids.idFor(dossierId, version),
      }),
    onSuccess: (_acted, { dossierId }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: dossierKey(dossierId) }),
        queryClient.invalidateQueries({ queryKey: ['dossiers'] }),
      ]),
    onSettled: (_acted, error) => {
      if (!isUncertain(error)) ids.settle()
    },
  })
}
