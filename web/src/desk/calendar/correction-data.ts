import type {
  CorrectionBody, CorrectionDecisionBody, CorrectionDetail, CorrectionLine, CorrectionList,
} from '@motcua/contracts/calendar-corrections.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['calendar-corrections'] as const

/** Corrections so far; looked at again as long as a job works at one. */
export function useCorrections() {
  return usePages<CorrectionList>({
    key: [...KEY, 'list'], path: '/api/calendar-corrections',
    isUnderWay: ({ items }) => items.some(isUnderWay),
  })
}

/** The dossiers that a correction moves. */
export function useRedated(id: string) {
  return usePages<CorrectionDetail>({
    key: [...KEY, 'dossiers', id], path: `/api/calendar-corrections/${id}`,
    isUnderWay: ({ correction }) => isUnderWay(correction),
  })
}

function isUnderWay({ state }: CorrectionLine): boolean {
  return state === 'counting' || state === 'moving'
}

/** Proposes a correction, or decides on one. */
export function useCorrecting(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { path: string; body: CorrectionBody | CorrectionDecisionBody }, idFor) => {
      await call('POST', path, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}
