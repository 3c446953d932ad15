/** The door of `organisation`: the province as data, in force by day. Everything else is private. */
export { calendarsOfUnits } from './domain/calendars-of-units.ts'
export { calendarOfProvince } from './domain/calendar-of-province.ts'
export type { Directory } from './domain/directory.ts'
export { directoryOfRows } from './domain/directory-of-rows.ts'
export type {
  AreaType, CalendarInForce, Group, Level, Policy, Province, Role, Successor, Unit,
} from './domain/facts.ts'
export type {
  AreaTypeRow, CalendarRow, GroupRow, LevelRow, PolicyRow, PostRow, ProvinceRow, ProvinceRows, RoleRow, Selector,
  UnitKind, UnitRow, Validity,
} from './domain/province.ts'
export { codeOfGuest, inSentence, nameAfter } from './domain/guests.ts'
export { governingTheWhole } from './domain/governing-the-whole.ts'
export type { Places } from './domain/resolve-unit.ts'
export { calendarOf } from './domain/snapshot.ts'
export { type FormerName, formerNames } from './domain/former-names.ts'
export type { AddressCodes, LedOver } from './domain/lead-over.ts'
export { territoryCodesOf } from './domain/territory-codes.ts'
export { type AskedUnit, type Traced, type UnitTrace, askedBy, heldUntil } from './domain/trace-units.ts'
export { unitInWords, unitInWordsOf } from './domain/unit-in-words.ts'
export { type Counts, type LoadReport, loadRows } from './load-rows.ts'
export { type RevisePolicy, type RevisePolicyRefusal, revisePolicy } from './revise-policy.ts'
export { type ComingPolicy, listComingPolicies, readPolicyMarks } from './revised-policy-store.ts'
export { type DirectorySource, openDirectory } from './open-directory.ts'
export {
  type PlanFault, type PlannedUnits, SUCCESSION_KINDS, type SuccessionEvent, type SuccessionKind, type SuccessionPlan,
  type SuccessorUnit, type UnitSuccession,
} from './domain/succession-plan.ts'
export { takesMoney } from './domain/takes-money.ts'
export { type SuccessionRefusal, beginSuccession, previewSuccession } from './begin-succession.ts'
export {
  type PassedGrant, type Stage, type Succession, endSuccession, findSuccession,
  findSuccessionById, heirRows, insertPassedGrants, listHeirs, listNamedBy, listParts, listOpenSuccessions,
  listPassedGrants,
  listStages, listSuccessions, lockStage, moveStage,
} from './succession-store.ts'
export { type ConfirmPassedRoles, confirmPassedRoles } from './confirm-passed-roles.ts'
export { type CalendarVersion, joinCalendarVersions } from './join-calendar-versions.ts'
export {
  type DeclareHoliday, type DeclareHolidayRefusal, declareHoliday, whyNoHoliday, newerCalendars,
} from './declare-holiday.ts'
export { findUnitIds, newestCalendarId } from './store.ts'
export { withPast } from './with-past.ts'
