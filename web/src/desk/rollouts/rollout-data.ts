import type {
  RolloutBody, RolloutDecisionBody, RolloutFigures, RolloutList, RolloutRows,
} from '@motcua/contracts/rollouts.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['rollouts'] as const

/** Every section, and since when digitisation is in force there. */
export function useRollouts() {
  return useQuery({
    queryKey: [...KEY, 'list'],
    queryFn: async ({ signal }) => (await call('GET', '/api/rollouts', { signal })) as RolloutList,
  })
}

/** Proposes a rollout, or decides on one; the same press tried again after a cut line is one deed. */
export const useRollingOut = (onDone: () => void) => useDeedAt<RolloutBody | RolloutDecisionBody>(KEY, onDone)

/** Shares by level and year. */
export function useRolloutFigures() {
  return useQuery({
    queryKey: ['figures', 'digitisation-rollout'],
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/digitisation-rollout', { signal })) as RolloutFigures,
  })
}

/** The sections behind one of them. */
export function useRolloutRows(year: number, level: string) {
  return useQuery({
    queryKey: ['figures', 'digitisation-rollout', year, level],
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/digitisation-rollout/sections', {
      query: { year: String(year), level }, signal,
    })) as RolloutRows,
  })
}
