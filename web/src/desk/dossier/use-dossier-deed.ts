import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'
import { dossierKey } from './read-dossier.ts'

/** A deed beside the state table: the end of its address, and what it says. */
interface DeedBeside { readonly noun: string; readonly body: object }

/** Does it, and asks anew what is known of the dossier; the same press tried again after a cut line is one deed. */
export function useDeedBeside<D extends DeedBeside>(dossierId: string, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ noun, body }: D, idFor) => {
      await call('POST', `/api/dossiers/${dossierId}/${noun}`, { body, requestId: idFor(noun, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: dossierKey(dossierId) })
        onDone()
      },
    },
  )
}
