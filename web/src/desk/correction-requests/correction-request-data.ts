import type { CorrectionAnswerBody, CorrectionRequestList } from '@motcua/contracts/correction-requests.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['correction-requests'] as const
const PATH = '/api/correction-requests'

/** What owners ask to have corrected, of the own unit, due first. */
export function useCorrectionRequests() {
  return usePages<CorrectionRequestList>({ key: KEY, path: PATH })
}

/** Answers one; the list is loaded anew. */
export function useAnswerCorrection(id: string, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: CorrectionAnswerBody, idFor) => {
      await call('POST', `${PATH}/${id}/answer`, { body, requestId: idFor(id, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}
