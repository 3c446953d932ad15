/**
 * The door of `reporting`: figures made of events, what they are, and reports of them; what event logs of others say.
 * Everything else is private.
 */
export { type EventColumns, type EventLog, openEventLog } from './domain/event-log.ts'
export { type Measure, SETTLEMENT_MEASURES } from './domain/measures.ts'
export { wordsOf } from './domain/measure-words.ts'
export {
  BOARD_METRICS, METRICS, SETTLEMENT_METRICS, dimensionsOf, hasPast, isOfDossiers,
} from './domain/metric-list.ts'
export { type Contradiction, type Dimension, type Metric, type Value, DIMENSIONS, valueOf } from './domain/metrics.ts'
export { type MinedLog, type MinedVariant, mineLog } from './domain/mine-log.ts'
export {
  type Asked, type Days, type Figure, type MeasureRooms, type Place, checkMeasures, countBy, listBehind, measure,
  measureAll, sumOf, unitsWithin,
} from './measure.ts'
export {
  type Activity, type CaseActivity, type CaseEdge, type CaseVariant, type MinedCases,
} from './domain/mine-cases.ts'
export { type HandedTwice, LIKENESSES, certainlyTwice } from './domain/handed-twice.ts'
export { listHandedTwice } from './list-handed-twice.ts'
export { type AskedProcedure, mineProcedure } from './mine-procedure.ts'
export { type BoardValue, type BoardValues, type FigureBoard, lookAtBoard } from './look-at-board.ts'
export { type Judged, type JudgedRule } from './domain/judge-warnings.ts'
export { type AtRisk, type RiskList, DAYS_AHEAD, judgeRisk, listAtRisk } from './foresee-lateness.ts'
export { type Report, type ReportGroup, type ReportRow, reportIi06a } from './report-ii06a.ts'
export { type ReadTargets, readTargets } from './domain/read-targets.ts'
export { type ReadTiles, type Tile, type TileLayout, readTiles } from './domain/read-tiles.ts'
export { findTargets } from './find-targets.ts'
export { loadTargets, loadTiles } from './load-targets.ts'
export { type Line, type LineOf, type NoLine, type Target, type TargetSet, linesOf } from './domain/targets.ts'
export {
  type Demand, type Forecast, type Trajectory, LEAST_COUNTED, LEAST_WEEKS, PACE_WEEKS,
} from './domain/trajectory.ts'
export { lastDayCounted } from './count-year.ts'
export { type FollowedTarget, type FollowedTargets, followTargets, metricOfTarget, placeOfUnit } from './follow-targets.ts'
export { type MappedTile, type TargetMap, mapTarget } from './map-targets.ts'
export { type ReadScheme, readScheme } from './domain/read-scheme.ts'
export { type Scheme, type Score, type ScoredComponent, scoreOf } from './domain/score.ts'
export { sheetIi06a } from './domain/sheet-ii06a.ts'
export { reporterOf } from './reporter-of.ts'
export { FACTS_READER } from './facts-reader.ts'
export { rebuildFacts } from './rebuild-facts.ts'
export { type WrongFact, listWrongFacts, makeFacts } from './store/facts.ts'
export { conditionsOf } from './store/conditions-of.ts'
export { type Compared, type Truth, TRUTHS, checkTruth, halfAfter, halfOf, keepTruth } from './truth.ts'
export { type OpenCount, type OpenRow, ALL_SECTORS, OPEN_COUNTS } from './domain/hide-day.ts'
export { LEAST_SHOWN } from './domain/suppress-cells.ts'
export {
  type OpenColumn, type OpenDataSet, OPEN_CATALOGUE, OPEN_DATA_SETS, OPEN_LICENCE,
} from './domain/open-data-sets.ts'
export { type OpenProcedure, listOpenProcedures } from './open-procedures.ts'
export { publishDays } from './publish-days.ts'
export { type PublishedRow, findLastPublished, findPublishedSpan, listPublished } from './store/published.ts'
export {
  type Correction, type ReportLine, II_06A_COLUMNS, brokenChecks, lateIn, sumLines,
} from './domain/report-cells.ts'
export { type ReportDeed, type ReportState, deedsAfter } from './domain/report-course.ts'
export { type ReportPeriod, PERIOD_CODE, daysLate, periodsOf } from './domain/report-periods.ts'
export { type DraftReport, type DraftReportRefusal, draftReport } from './draft-report.ts'
export { type ListedReport, listReports } from './list-reports.ts'
export { lockReportForGood } from './lock-report.ts'
export { type MoveReport, type MoveReportRefusal } from './move-report.ts'
export { type NoteLateCause, type NoteLateCauseRefusal, noteLateCause } from './note-late-cause.ts'
export { type OpenedReport, openReport } from './open-report.ts'
export { sheetOfReport } from './sheet-of-report.ts'
export { type LateCause, lateCausesOf, periodNamed } from './report-rules.ts'
export { reportingTreeOf } from './reporting-tree.ts'
export { type ReturnReport, returnReport } from './return-report.ts'
export { type SubmitReport, type SubmitReportRefusal, submitReport } from './submit-report.ts'
export { takeReport } from './take-report.ts'
