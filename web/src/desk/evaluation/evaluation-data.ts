import type {
  ClosingBody, ContestBody, ContestDecisionBody, EvaluationPeriods, OwnEvaluation, UnitEvaluations,
} from '@motcua/contracts/evaluation.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { usePress } from '../shell/use-press.ts'
import { EVALUATION } from './evaluation-texts.ts'

const KEY = ['evaluation'] as const
const PATH = '/api/evaluation'

/** What the address says is looked at; without it the period that runs. */
export interface EvaluationSearch { readonly period?: string }

/** Reads an address that anybody may have typed; what is no period is left out. */
export function evaluationSearch({ period }: Readonly<Record<string, unknown>>): EvaluationSearch {
  return typeof period === 'string' && /^20\d\d(-Q[1-4])?$/.test(period) ? { period } : {}
}

/** “Quý 3 năm 2026”, or “Năm 2026”. */
export function periodName(code: string): string {
  const [year = '', nth] = code.split('-Q')
  return nth === undefined ? say(EVALUATION.year, { year }) : say(EVALUATION.quarter, { nth, year })
}

/** One's own sheets, or, as their head, those of somebody. */
export function useSheets(officerId: string | undefined, { period }: EvaluationSearch) {
  const path = officerId === undefined ? `${PATH}/own` : `${PATH}/officers/${officerId}`
  return useQuery({
    queryKey: [...KEY, path, period],
    queryFn: async ({ signal }) => (await call('GET', path, { query: { period }, signal })) as OwnEvaluation,
  })
}

/** Units that one heads, and what is contested there. */
export function useUnits({ period }: EvaluationSearch) {
  return useQuery({
    queryKey: [...KEY, 'units', period],
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/units`, { query: { period }, signal })) as UnitEvaluations,
  })
}

/** The periods, for whoever closes them. */
export function usePeriods() {
  return useQuery({
    queryKey: [...KEY, 'periods'],
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/periods`, { signal })) as EvaluationPeriods,
  })
}

/** A press that writes: all of the evaluation is loaded anew. */
function useWrite<Said extends { readonly path: string; readonly body: object }>(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: Said, idFor) => {
      await call('POST', `${PATH}${path}`, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}

/** Contests an input of one's own. */
export function useContest(onDone: () => void) {
  return useWrite<{ path: string; body: ContestBody }>(onDone)
}

/** Grants what is contested, or upholds the input. */
export function useDecideContest(onDone: () => void) {
  return useWrite<{ path: string; body: ContestDecisionBody }>(onDone)
}

/** Closes a period. */
export function useClosePeriod(onDone: () => void) {
  return useWrite<{ path: string; body: ClosingBody }>(onDone)
}
