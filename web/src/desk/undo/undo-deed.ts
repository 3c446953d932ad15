import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { usePress } from '../shell/use-press.ts'
import type { UndoOffer } from './undo-offer.ts'

/**
 * Undoes the deed that left the dossier in that version; the server refuses it when it is too late, or somebody acted
 * since.
 */
export function useUndoDeed() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ dossierId, version }: UndoOffer, idFor) =>
      call('POST', `/api/dossiers/${dossierId}/undoing`, {
        body: {}, version, requestId: idFor(dossierId, version),
      }),
    {
      onSuccess: (_acted, { dossierId }) =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: dossierKey(dossierId) }),
          queryClient.invalidateQueries({ queryKey: ['dossiers'] }),
        ]),
    },
  )
}
