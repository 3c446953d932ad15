/**
 * The door of `reporting`: figures made of events, what they are, and reports of them; what event logs of others say.
 * Everything else is private.
 */
export { type EventColumns, type EventLog, openEventLog } from './domain/event-log.ts'
export {
  type Contradiction, type Dimension, type Measure, type Metric, type Value, DIMENSIONS, MEASURES, METRICS, valueOf,
} from './domain/metrics.ts'
export { type MinedLog, type MinedVariant, mineLog } from './domain/mine-log.ts'
export {
  type Asked, type Days, type Figure, type MeasureRooms, type Place, checkMeasures, countBy, listBehind, measure,
  sumOf, unitsWithin,
} from './measure.ts'
export { type Report, type ReportGroup, type ReportRow, II_06A_COLUMNS, reportIi06a } from './report-ii06a.ts'
export { sheetIi06a } from './domain/sheet-ii06a.ts'
export { reporterOf } from './reporter-of.ts'
export { FACTS_READER } from './facts-reader.ts'
export { rebuildFacts } from './rebuild-facts.ts'
export { type WrongFact, listWrongFacts, makeFacts } from './store/facts.ts'
export { conditionsOf } from './store/measures.ts'
export { type Compared, type Truth, TRUTHS, checkTruth, halfAfter, halfOf, keepTruth } from './truth.ts'
