import { PLAN_HELP, readPlanUse, runPlan } from '../../cli/plan-command.ts'
import { onInstallation } from '../commands-of-operators.ts'

/** `motcua plan`. */
export const runPlanCommand = onInstallation({ help: PLAN_HELP, read: readPlanUse, run: runPlan })
