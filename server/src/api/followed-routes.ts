import { evaluationRoutes } from './evaluation.ts'
import { planRoutes } from './plan.ts'

/** What the province follows: its plan, and what officers and units did. */
export const followedRoutes = [planRoutes, evaluationRoutes]
