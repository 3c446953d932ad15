import type {
  CorrectionBody, CorrectionDecisionBody, CorrectionDetail, CorrectionLine, CorrectionList,
} from '@motcua/contracts/calendar-corrections.ts'
import { usePages } from '../shell/use-pages.ts'
import { useDeedAt } from '../shell/use-deed.ts'

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
export const useCorrecting = (onDone: () => void) => useDeedAt<CorrectionBody | CorrectionDecisionBody>(KEY, onDone)
