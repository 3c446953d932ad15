/** The door of `plan`: a plan of the province, and how it is carried out. Everything else is private. */
export { type ConfirmInstance, type ConfirmInstanceRefusal, confirmInstance } from './confirm-instance.ts'
export { readPlan } from './domain/read-plan.ts'
export { type Standing, type StandingCounts, STANDINGS } from './domain/standing.ts'
export type { Deadline, Plan, PlanTask } from './domain/task.ts'
export { type EnterDate, type EnterDateRefusal, enterDate } from './enter-date.ts'
export { type ImportPlanRefusal, type ImportedPlan, importPlan } from './import-plan.ts'
export { type ListedPlan, type ListedTask, type PlanPart, listParts, listPlan } from './list-plan.ts'
export { type ReportProgress, type ReportProgressRefusal, reportProgress } from './report-progress.ts'
