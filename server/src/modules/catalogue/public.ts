/** The door of `catalogue`: procedures by date, the forms of their declarations, and how people find them. */
export type * from './domain/procedure.ts'
export { type BundleDraft, composeBundle } from './domain/compose-bundle.ts'
export { caseDeclared, caseWithMember, limitWithin, memberCaseWith } from './domain/limit-cases.ts'
export { asAsked, contentsIn, membersIn } from './domain/as-asked.ts'
export { type MemberShare, membersAsked, resultsFor, shareOf } from './domain/share-of.ts'
export { faultsOfCompetence } from './check-competence.ts'
export type { ConsultationRule, Silence } from './domain/consultation-rule.ts'
export {
  type CompetenceRule, type CompetenceRules, type Exemption, ANY_SECTION, BY_CATALOGUE, BY_INSPECTION, BY_PROCESS,
  competenceOf, decidingUnits,
} from './domain/competence.ts'
export {
  type Clearance, type ClearanceAnswer, type ClearanceStage, type ClearanceState, type Criterion, type Decision,
  CRITERIA, openCriteria, stateOfClearance,
} from './domain/clearance.ts'
export { type DecideRefusal, approveClearance, declineClearance } from './decide-clearance.ts'
export { type OpenStage, type RevokeClearance, type StageRefusal, openStage, revokeClearance } from './open-stage.ts'
export {
  type AnswerCriterion, type ClearanceDone, type CriterionRefusal, answerCriterion, proposeClearance,
} from './propose-clearance.ts'
export { listPilotsIn, passPilots } from './store/pass-pilots.ts'
export {
  type ClearanceRow, type StageRow, findClearance, listAnswers, listClearances, listStages,
} from './store/clearances.ts'
export { type Completed, type DraftContent, type Note, completeContent } from './domain/complete-procedure.ts'
export { type ChangedField, type ProcedureChange, diffProcedure, summariseChanges } from './domain/diff-procedure.ts'
export { type Catalogue, type Found } from './domain/catalogue.ts'
export {
  type AliasDocumentType, type AliasRefusal, type EndAliasRefusal, type SavedAlias, aliasDocumentType, endAliasOfType,
} from './alias-document-type.ts'
export {
  type AliasKind, type Likeness, type TypeAlias, aliasesOn, likelyDoubles, typeMeantOn,
} from './domain/document-types.ts'
export {
  type CodeFaultCode, type CodeMapping, codeMappingOf, readCodeRows,
} from './domain/national-code-rows.ts'
export { importNationalCodes } from './import-national-codes.ts'
export { countTypeVersions } from './store/type-aliases.ts'
export type { DocumentType, FormChoice, FormVersion, ProcedureVersion, Sector } from './domain/facts.ts'
export { type Findable, type Hit, type Reason, findableOf, openSearch } from './domain/search.ts'
export { type LoadReport, loadRows } from './load-rows.ts'
export {
  type PublishProcedure, type PublishProcedureRefusal, type PublishedProcedure, publishProcedure,
} from './publish-procedure.ts'
export { findDictionary, findFormSources } from './store/form-sources.ts'
export { isSettledCentrally, nameOfSystem } from './domain/settled-at.ts'
export { type LintCode, type LintProblem, lintContent, lintSum } from './domain/lint-procedure.ts'
export { type CatalogueSource, openCatalogue } from './open-catalogue.ts'
export type { Counts } from './store/lists.ts'
export { type ItemKey, type PageFacts, type PageItem, type PublicPage, publicPageOf } from './domain/public-page.ts'
export { type ShownFee, showFee } from './domain/show-fee.ts'
export { showLimit, showLimits } from './domain/show-limit.ts'
export {
  type EntryContent, type EntryFault, type EntryKind, type Film, type PublishedEntry, ENTRY_KINDS, entryContentOf,
  faultsToPublish,
} from './domain/entry.ts'
export { type EntryFileKind } from './domain/entry-file.ts'
export { findEntries } from './domain/find-entries.ts'
export { scopeInWords } from './domain/scope-in-words.ts'
export { type EntryRow, loadEntries } from './load-entries.ts'
export {
  type EndEntry, type EndEntryRefusal, type PublishEntry, type PublishEntryRefusal, endEntry, publishEntry,
} from './publish-entry.ts'
export {
  type Entry, type EntryLine, type EntryVersion, findEntry, listEntries, listEntryVersions,
} from './store/entries.ts'
export { type EntryFile, contentsOfEntries, findEntryFile, listEntryContents, listEntryFiles } from './store/entry-files.ts'
export {
  type EntryFileFault, type EntryFileChecks, type TakenEntryFile, loadEntryFile, storeEntryFile, takeEntryFile,
} from './take-entry-file.ts'
export { type BeginEntry, type EntryRefusal, type Written, beginEntry, writeEntry } from './write-entry.ts'
