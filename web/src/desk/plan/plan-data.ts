import type {
  PlanDateBody, PlanDecisionBody, PlanOverview, PlanReportBody, PlanStanding, PlanTaskDetail,
} from '@motcua/contracts/plan.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['plan'] as const
const PATH = '/api/plan'

export const PLAN_STANDINGS = ['not-begun', 'going-on', 'done', 'overdue'] as const

/** What the address says is looked at: parts of one agency, and such as stand so. */
export interface PlanSearch { readonly unit?: string; readonly standing?: PlanStanding }

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Reads an address that anybody may have typed; what is no such thing is left out. */
export function planSearch({ unit, standing }: Readonly<Record<string, unknown>>): PlanSearch {
  const known = PLAN_STANDINGS.find((one) => one === standing)
  return { ...typeof unit === 'string' && UUID.test(unit) && { unit }, ...known && { standing: known } }
}

/** The plan today, of all agencies within reach or of one. */
export function usePlan({ unit }: PlanSearch) {
  return useQuery({
    queryKey: [...KEY, 'overview', unit],
    queryFn: async ({ signal }) => (await call('GET', PATH, { query: { unit }, signal })) as PlanOverview,
  })
}

/** A task with its parts, page after page. */
export function usePlanTask(id: string, { unit, standing }: PlanSearch) {
  return usePages<PlanTaskDetail>({
    key: [...KEY, 'task', id, unit, standing], path: `${PATH}/tasks/${id}`, query: { unit, standing },
  })
}

/** A press that writes: all of the plan is loaded anew. */
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

/** Reports how a part goes. */
export function useReportPart(onDone: () => void) {
  return useWrite<{ path: string; body: PlanReportBody }>(onDone)
}

/** Confirms a report, or sends it back. */
export function useDecidePart(onDone: () => void) {
  return useWrite<{ path: string; body: PlanDecisionBody }>(onDone)
}

/** Enters the day of an event, or that of another paper. */
export function useEnterPlanDate(onDone: () => void) {
  return useWrite<{ path: string; body: PlanDateBody }>(onDone)
}
