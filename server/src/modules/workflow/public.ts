/** The door of `workflow`: what other rooms, routes, pages and jobs may call. Everything else is private. */
export {
  type CalendarFinder, type ExtensionRefusal, type NewTerm, extendCase, pauseCase, planClock, recount,
  resumeCase, startClock,
  termOf,
} from './clocks.ts'
export { type StepOfCatalogue, compileSteps } from './domain/compile-steps.ts'
export { type ProcessProblem, problemsOf } from './domain/prove-process.ts'
export {
  type NodeAction, type StepNode, deedsIn, findStep, firstSteps, getStep, hoursOfStay, isDecidedAt, stepsAfter,
  stepsBefore, stepsIn,
} from './domain/steps-of-process.ts'
export { type PauseFact, type Term, countOf, termEnd, termOfHours } from './domain/time-limit.ts'
export { type ExplainedTerm, explainTerm } from './explain-term.ts'
export { type LoadedProcesses, type ProcessRow, loadRows } from './load-rows.ts'
export { type ProcessSource, openProcesses } from './process-source.ts'
export { type SeedWork, seedWork } from './seed-work.ts'
export {
  type HandOver, type NewStep, type Place, acknowledgeLeg, finishStep, planLeg, planStep,
} from './steps.ts'
export {
  type Clock, type NewClock, type Pause, countOverdue, endPause, insertClocks, isAnyToWarn, listClocks, listPauses,
  listPausesOfCases, listToWarn, markWarned, stopClocks, isPausedUntil, limitPause, limitPauses, listPausesToEnd,
} from './store/clock-store.ts'
export type { Given } from './store/tables.ts'
export {
  type DoneWork, type WorkCounts, casesHeldBy,
  countLoads, countWork, holdersIn, listDoneBy, listHeldAt, listUnanswered, listUnheld,
  openPausesOf, unansweredAmong,
} from './store/list-store.ts'
export { type OwnSteps, countOwnSteps } from './store/own-day.ts'
export type { Process } from './store/process-store.ts'
export { type FinishedStep, findFinished, listFinished, listWorkers } from './store/finished-store.ts'
export { type Standing, readStanding, restoreStanding } from './store/standing-store.ts'
export type { ClockKind, PauseReason, TaskOutcome } from './store/tables.ts'
export {
  type Leg, type NewLeg, type NewTask, type Task, type TaskCursor, type WorkPlace, casesOnTheirWay, countHeld, endLegs,
  holdTask, insertBeginning, insertLegs, insertTasks, listHeld, listLegs, listLegsOfCases, listLegsOnTheirWay,
  listOpenTasks, listTasks, listTasksOfCases, listWork, openTasksOf, renameTask,
} from './store/task-store.ts'
export {
  type HandOverCount, type StuckHandOver, HAND_OVERS_COUNT, countHandOvers, countHandOversTogether, endLeg,
  holdBackTasks, listStuckHandOvers, listToTell, listToldOver, markTold, refuseLeg, releaseTasks,
} from './store/hand-over-store.ts'
export { countOpenWork, redateLegs } from './store/move-store.ts'
export {
  type TimerPlace, type TimerRedated, recountTimers, recountTimersOfNone,
} from './recount-timers.ts'
export { type OpenWork, type WorkMoves, listOpenWork, moveWork } from './move-work.ts'
export { MOTCUA_BPMN } from './bpmn/motcua-bpmn.ts'
export { type CheckedBpmn, type ReadBpmn, readBpmn } from './read-bpmn.ts'
export { type ReadToPublish, type ToPublish, readToPublish } from './read-to-publish.ts'
export { type WrittenBpmn, writeBpmn } from './write-bpmn.ts'
export { type BpmnReader, openBpmnReader } from './open-bpmn-reader.ts'
export { type ModelNode, type ProcessModel, isAwaited, ownIdOf } from './domain/process-model.ts'
export type { Instance, RunPorts, Token } from './domain/run/instance.ts'
export { type Moved, answer, begin } from './domain/run/drive.ts'
export {
  type BeginRun, type Move, type RunMoved, beginRun, moveLocked, moveRun, tellSaid,
} from './move-run.ts'
export {
  type LockedInstance, type NewRun, endRunsOf, insertInstance, lockInstance, lockRunOfCase,
} from './store/instance-store.ts'
export { type ModelSource, openModels } from './model-source.ts'
export { type Deeds, type PortsOf, portsOf } from './run-ports.ts'
export { type StoredModel, listSent } from './store/model-store.ts'
export {
  type Hearing, type WaitingRun, listAwaited, listDueTimers, listHearings, listRestless, takeHearing,
} from './store/due-store.ts'
export {
  type BeginMigrationRefusal, type MigrationPreview, type RunReplaced, type Versions, askMigrationUndone,
  beginMigration, endMigration, isMapping, keepMoved, keepRefused, migrateLocked, previewMigration, undoLocked,
} from './migrate-runs.ts'
export { type BeginsBy, beginAtMoment, beginWithMessage, beginWithSignal, standAtFault } from './begin-by-event.ts'
export { type MigrationFault, type MigrationWhy, type NodeMapping, kindOf } from './domain/migrate-run.ts'
export {
  type MigratingRun, type Migration, findOpenMigration, hasResult, listToMove, listToUndo,
} from './store/migration-store.ts'
export {
  type MigrationLine, type VersionInUse, listMigrations, listResults, listVersions,
} from './store/version-store.ts'
export { type PublishProcess, publishProcess, storeTrial } from './publish-process.ts'
export { type Call, listCallings, listDueStarts, listStartingMessages } from './store/listener-store.ts'
export { beginRunless, isAnyRunless } from './store/runless-store.ts'
export { type GiveProcessRefusal, giveProcess } from './give-process.ts'
export { type ModelFinding, lintModel } from './domain/lint-model.ts'
export { lintMessages, messagesOfOthers } from './domain/lint-messages.ts'
export { messagesThrown } from './domain/messages-in.ts'
export { type Deed, type JobDeed, faultOfGiven } from './deed.ts'
export { LOOK_UPS } from './look-ups.ts'
export { type DueMove, type OpenRunMover, type RunMover, openRunMover } from './run-mover.ts'
export type { JsonObject } from './domain/json.ts'
export { type IncidentGone, type MendRun, mendRun } from './mend-run.ts'
export { type Incident, type IncidentPlace, listIncidents } from './store/incident-store.ts'
export { type WaitingDeed, forgetAttempt, listWaitingDeeds, noteAttempt, readSeen } from './store/serve-store.ts'
export { tellCase } from './tell-case.ts'
export { forgetMessages } from './store/message-store.ts'
export { type OutsideMessage, type OutsideRefusal, receiveMessage } from './receive-message.ts'
