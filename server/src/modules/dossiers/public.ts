/** The door of `dossiers`: what other rooms, routes, pages and jobs may call. Everything else is private. */
export { type AcceptDossier, type AcceptRefusal, acceptDossier } from './accept-dossier.ts'
export { acknowledgeDossier } from './acknowledge-dossier.ts'
export { type DeclarationText, addressDeclaration } from './address-declaration.ts'
export { LARGEST_DRAWING, drawnIn, openDrawings, readDrawings, readDrawingsOf } from './read-drawings.ts'
export { waitsForReceipt } from './advance.ts'
export { type StepDeed, type StepOfOthers, stepsFor } from './step-meant.ts'
export { type WithdrawResultEndRefusal, isOwnProposal, withdrawResultEnd } from './withdraw-result-end.ts'
export { type ConvertPaper, type ConvertRefusal, convertPaper, findToConvert } from './convert-paper.ts'
export { type PrintingRooms, printConversion } from './print-conversion.ts'
export { type Conversion, listConversions } from './store/conversion-store.ts'
export { type AnswerRefusal, type AnswerRequest, completeDossier, supplementDossier } from './answer-request.ts'
export { type AskRefusal, type AskSupplement, askCompletion, askSupplement } from './ask-supplement.ts'
export { type AssignDossier, type AssignRefusal, assignDossier, workToAssign } from './assign-dossier.ts'
export { rulesOf } from './accept-bundle.ts'
export { type CloseIntoArchive, type CloseIntoArchiveRefusal, closeIntoArchive } from './close-into-archive.ts'
export { ARCHIVED_STATES, type ArchiveFault, type HandOverRule, archiveDueOn } from './domain/archive-rules.ts'
export { type DecideDestructionRefusal, decideDestruction } from './decide-destruction.ts'
export { type HoldPackageRefusal, holdPackage, liftHold } from './hold-package.ts'
export { type ProposeDestructionRefusal, proposeDestruction } from './propose-destruction.ts'
export { listDestructionItems, listDestructions, listKept } from './store/archive-end.ts'
export { type HandToArchiveRefusal, handToArchive } from './hand-to-archive.ts'
export { judgeBatch } from './judge-batch.ts'
export { sealOfAgency } from './seal-of-agency.ts'
export { keepPacked } from './keep-packed.ts'
export { type PackingRooms, packDossier } from './pack-dossier.ts'
export { type ReceiveIntoArchiveRefusal, receiveIntoArchive } from './receive-into-archive.ts'
export { type ArchiveBatch, type BatchPackage, findBatch, listBatchPackages, listBatches } from './store/archive-batches.ts'
export {
  type ArchivePackage, type OverDossier, type PackageState, claimPackage, countOver, findPackage, listOver,
  listPackages,
} from './store/archive-store.ts'
export { type MemberRefusal, beginMember, blockMember } from './begin-member.ts'
export { type LateMember, forgetReceipts, listLateMembers } from './store/late-members.ts'
export { type BundleView, type MemberView, readBundle } from './read-bundle.ts'
export { type DecideRefusal, decideMember, moveMembers } from './move-members.ts'
export {
  type Bundle, type Member, type Passed, bundleVersionsOf, findBundleOf, listDossiersOf, listMembers, listPassed,
  listReady, memberKey,
} from './store/bundle-store.ts'
export { type BundleRefusal, type SubmittedBundle, receiveBundle, submitBundle } from './submit-bundle.ts'
export { endLetterAlarm, letterOfCause, planLetterAlarm } from './letter-alarms.ts'
export { type HandOverNews, findHandOverNews, noteHandOverNews } from './watch-hand-overs.ts'
export { type Whole, findWhole } from './find-whole.ts'
export { limitOf } from './begin-case.ts'
export { type TableFailed, decideByTables, decidedOf, neededAsDecided, ruledOutAsDecided } from './decide-by-tables.ts'
export { type FeesOfTable, feesOfTable } from './fees-of-table.ts'
export { type DecidedByTable, LIMIT_UNITS, componentsNamed, isDong, isLimitAmount } from './read-decided.ts'
export { type KeptDecided, listDecided } from './store/decided-store.ts'
export { type StepRefusal, unitOfStep } from './case-facts.ts'
export { type AskConsultation, type AskConsultationRefusal, askConsultation } from './ask-consultation.ts'
export { type AnswerConsultation, type AnswerConsultationRefusal, answerConsultation } from './answer-consultation.ts'
export { isAsked, isOtherAgency, mayConsult, rulesToAsk, unitsAsked } from './consultations.ts'
export { type Opinion, type OutsideState, type Standing, isAnswerable, isGivenTo, isUnheard, owedBy, standingOf } from './domain/consultation.ts'
export { hearConsultations, hears } from './hear-consultations.ts'
export { type SectorWord, hearSector, holdSectorWord } from './hear-sector.ts'
export { hearTaxReceipt } from './hear-tax-notices.ts'
export { type SectorNotIssued, issueSectorResult } from './issue-sector-result.ts'
export { isDecidedElsewhere } from './decided-elsewhere.ts'
export { type SectorState, whyNotTakenBack } from './domain/sector-state.ts'
export { type TakeBackRefusal, takeBack } from './take-back.ts'
export { type SectorResult, listSectorCases, listSectorResultsToIssue, listTakenBack, sectorCodesOf } from './store/sector-store.ts'
export { type SaidTaxNotice, type TaxNotice, dossiersOwingTax, listTaxNotices } from './store/tax-notice-store.ts'
export { type OutsideRefusal, type OutsideWord, hearOutside } from './hear-outside.ts'
export { keepSentQuestion } from './keep-sent-question.ts'
export { type Letter, listLetters } from './store/letter-store.ts'
export { findSentQuestion, noteQuestionTaken } from './store/sent-question-store.ts'
export { takeConsultation } from './take-consultation.ts'
export { typeAnswer } from './type-answer.ts'
export { watchNextConsultation } from './watch-consultations.ts'
export { type WithdrawConsultation, type WithdrawConsultationRefusal, withdrawConsultation } from './withdraw-consultation.ts'
export {
  type Consultation, countUnheardOf, findConsultation, listConsultations, listToAnswer, listToWatch,
  listConsultationWaits, passConsultations,
} from './store/consultation-store.ts'
export { deliveryInWords, headOf, personOnPaper } from './compose-slip.ts'
export { isScanned } from './domain/asked-to-scan.ts'
export {
  type ScansDone, type ScansToSign, type SignScansRefusal, type SignedScans, findScansToSign, keepSignedScans,
  signScans, signerOf,
} from './sign-scans.ts'
export { type CompleteContent, completeContent, draftsResult } from './complete-content.ts'
export { type Content, findResultContent } from './store/result-content.ts'
export { type CorrectPaper, type CorrectPaperRefusal, correctPaper } from './correct-paper.ts'
export { type AskCorrection, type AskCorrectionRefusal, askCorrection } from './ask-correction.ts'
export { type AnswerCorrection, type AnswerCorrectionRefusal, answerCorrection } from './answer-correction.ts'
export {
  type CorrectionOutcome, type CorrectionRequest, findWaiting, listCorrectionsOf, listCorrectionsToAnswer,
} from './store/correction-request-store.ts'
export { type FileScans, type ScansRefusal, fileScans } from './file-scans.ts'
export { type ComponentsRefused, type Filed, type MissingReason, checkComponents } from './domain/check-components.ts'
export { type Action, type State, clockIn, isClosed, isUnderWay, move, nationalCodeOf } from './domain/lifecycle.ts'
export { type RivalAnswer, chooseAnswer, markOf, mergeSave } from './domain/merge-save.ts'
export { endAuthorisation } from './end-authorisation.ts'
export { alarmHoursOf } from './alarm-policies.ts'
export { endNextShifts, shiftsToEnd } from './end-shifts.ts'
export { type ExtendDossier, extendDossier } from './extend-dossier.ts'
export type { LetThrough, NotDigitised, Undigitised } from './keep-digitised.ts'
export { type FinishRefusal, type FinishWork, type Work, finishWork } from './finish-work.ts'
export { foreseeLateness } from './foresee-lateness.ts'
export { type Timeliness, countTimeliness } from './store/timeliness.ts'
export { handOverAgain } from './hand-over-again.ts'
export { isStuck, ownHandOver } from './hand-overs.ts'
export { recallHandOver, recalledTo } from './recall-hand-over.ts'
export { refuseHandOver } from './refuse-hand-over.ts'
export { type HandedOver, handOverShift, tellOfHandOver } from './hand-over-shift.ts'
export { deleteView } from './delete-view.ts'
export { saveView } from './save-view.ts'
export { setFollowUp } from './set-follow-up.ts'
export { type IssueRefusal, type IssueResult, issueResult } from './issue-result.ts'
export { type MadeResult, type MakeRefusal, type Pins, type QrClaims, type ResultMakers, makeResult } from './make-result.ts'
export {
  type ResultToSign, type SignDraftRefusal, type SignatureRefusal, type SignedResultDraft, makeSignature,
  prepareSignature, signResult,
} from './sign-result.ts'
export { type PrepareRefusal, type PrepareResult, type PreparedResult, prepareResult } from './prepare-result.ts'
export type { MissingContent, SaidOfIt } from './write-result.ts'
export { type AccountGuide, printAccountGuide } from './print-account-guide.ts'
export { type AccountRules, accountRulesOf } from './account-rules.ts'
export { type AccountRefusal, type SaidOfAccount, type SettleAccount, type SettledAccount, settleAccount } from './settle-account.ts'
export { type AccountCount, type AccountOutcome, accountAtPortalOf, countAccountOutcomes } from './store/account-outcomes.ts'
export { type ConfirmShown, confirmShown, joinConfirmation } from './confirm-shown.ts'
export { type OpenIntake, joinIntake, openIntake, openLimitedIntake } from './open-intake.ts'
export { type Intake, type IntakeWithout, findOpenIntake, listIntakes, numbersOfIntakes } from './store/intake-store.ts'
export { noteAccountLook } from './note-account-look.ts'
export { SHEETS_AT_MOST, clearIntakeSheet, dropIntakeSheet, keepIntakeSheet } from './keep-intake-sheet.ts'
export { type KeepOpinion, type OpinionRefusal, clearOpinion, findKeptOpinion, keepOpinion } from './keep-opinion.ts'
export { CannotFollow, type MigrateCase, migrateCase } from './migrate-case.ts'
export { type CaseMove, moveCase } from './move-case.ts'
export { type DossiersMoved, type MoveDossiers, moveDossiers } from './move-dossiers.ts'
export {
  type MovedWaits, type RecountDossiers, type Recounted, type Redated, NO_WAITS, momentsAlong, recountDossiers,
} from './recount-dossiers.ts'
export { moveDrafts } from './move-drafts.ts'
export { countKeptPapers } from './store/kept-papers.ts'
export { countRulesOf, passAssignmentRules, passTemplates } from './store/pass-arrangements.ts'
export { type OpenAt, countDraftsOf, countOpenAt } from './store/move-store.ts'
export { type SettlePresumption, type SettleRefusal, settlePresumption } from './settle-presumption.ts'
export {
  type MergedRule, type Presumption, countPresumptions, listMergedRules, listPresumptions,
} from './store/presumption-store.ts'
export {
  type MoveDeed, type MovePaper, type MovePapers, type MoveRefusal, type Way, mayMove, movePapers,
} from './move-papers.ts'
export {
  type ChangeCollection, type CollectionRefusal, changeCollection, collectionPlaces } from './change-collection.ts'
export { hasPaperResult, isCollectedAnywhere, shelfTermOf } from './custody.ts'
export { checkProxy, AUTHORISATION_PAPER } from './authorised-by.ts'
export { archiveDayOf } from './domain/shelf-term.ts'
export { type ArchiveUncollectedRefusal, archiveUncollected } from './archive-uncollected.ts'
export { fetchFromArchive } from './fetch-from-archive.ts'
export { shelveResult } from './shelve-result.ts'
export { printShelfLabel, printShelfList } from './print-shelf.ts'
export { type ShelfRow, listInArchive, listOnShelf } from './store/shelf-store.ts'
export { endNextConfirmation } from './end-confirmation.ts'
export { type FeeCase, type StateFeeFactsRefusal, feesOfCase, stateFeeFacts } from './ask-fees.ts'
export { cancelFee } from './cancel-fee.ts'
export { stateOwnAmount } from './state-own-amount.ts'
export { printReceiptPapers, printReceiptsOfDossier } from './print-receipts.ts'
export { type FeeQuestions, feeQuestions, feeRuleTextOn } from './fee-questions.ts'
export type { FeesOfDossier, StatedFacts } from './fees-of-dossier.ts'
export { momentsToRaise, raiseFee } from './raise-fee.ts'
export { khoOwnerOf, ownerOfPapers } from './owner-of-papers.ts'
export { releaseResult } from './release-result.ts'
export { resumePaid } from './resume-paid.ts'
export { findFeeFacts } from './store/fee-store.ts'
export { remindNextCollection } from './remind-collection.ts'
export { type ExplainedRouting, type ReceivedBy, explainRouting } from './explain-routing.ts'
export { type ElsewhereCounts, ELSEWHERE_COUNTS, countElsewhere } from './store/elsewhere-figures.ts'
export { type RoutingRow, findRouting } from './store/routing-store.ts'
export {
  type Custody, type Proof, type ResultMove, findCollection, findCustody, findOpenMove, listResultMoves,
} from './store/custody-store.ts'
export { countResults, listResultsHere, listResultsOnWay, listToRemind } from './store/custody-lists.ts'
export { type RuleFacts } from './ask-rules.ts'
export { type Acted, type OnDossier, type OpenDossier, type OpenRefusal } from './open-dossier.ts'
export { type TemplateRefusal, addTemplate, dropTemplate, templatesFor } from './opinion-templates.ts'
export { type SectionChoice, findChosenPlaces, sectionsToChoose } from './choose-section.ts'
export { type Asked, type Places, type Routing, agencyAbove, findPlaces, isPartOf, levelAsked } from './places.ts'
export { type DossierPolicies, acknowledgementInWords, draftDaysOf, isResultHeld, policiesOf } from './policies.ts'
export { endAnswerAlarms, planAnswerAlarms } from './plan-answer-alarms.ts'
export { type Idle, type IsIdle, endIdleAlarms, planIdleAlarms, raiseNextAlarm } from './raise-alarms.ts'
export { type ShiftHandOver, listShiftHandOvers } from './store/shift-list.ts'
export { type NotAccepted, controlSlipsOf, printControlSlip } from './print-control-slip.ts'
export { type ProposeResultEnd, type ProposeResultEndRefusal, endsIt, proposeResultEnd } from './propose-result-end.ts'
export { type DecideResultEnd, type DecideResultEndRefusal, decideResultEnd } from './decide-result-end.ts'
export {
  type ResultEnd, type ResultEndKind, type SignedResult, findSignedResult, listResultEnds,
} from './store/result-end-store.ts'
export { type RegisterAsked, type RegisterTooLong, printRegister } from './print-register.ts'
export { printSlip, trackingUrlOf } from './print-slip.ts'
export {
  type Receipt, type ReceiveAtCounter, type ReceiveAtCounterRefusal, receiveAtCounter,
} from './receive-at-counter.ts'
export { receiveHandOver } from './receive-hand-over.ts'
export { type RefuseDossier, refuseDossier } from './refuse-dossier.ts'
export { isHeldForMoney, isHeldPaper, returnResult } from './return-result.ts'
export {
  type DeliverRefusal, type PassRefusal, isResultAt, loseResult, passResult, receiveResultAt, returnResultByPost,
} from './pass-result.ts'
export { type ReturnStep, type ReturnStepRefusal, returnStep, stepBefore } from './return-step.ts'
export { type ReturnUnsettled, returnUnsettled, tellUnsettled } from './return-unsettled.ts'
export type { DossierRooms, FeeRules } from './rooms.ts'
export { dossierRecords } from './sealed-record.ts'
export { type SeedDossier, drawSeedIds, findSeeded, seedDossiers } from './seed-dossiers.ts'
export { type StopDossier, stopDossier } from './stop-dossier.ts'
export { type Alarm, countIdle, listDueAlarms, listIdle, listIdleAlarms, openAlarmsOf } from './store/alarm-list.ts'
export {
  type DossierLine, type LineCursor, countLateBySupplement, listLinesOf, listOfPeople,
} from './store/desk-list.ts'
export {
  type Dossier, type HeldComponent, type KhoChoice, applicantsOfDossiers, dossiersById, dossiersOfPaper, findDossier,
  findDossierById, findDossierByNumber, getAnswers, listAnswers, listComponents, listDossiers, listPaperIds,
  numbersOfDossiers,
} from './store/dossier-store.ts'
export { countDay } from './store/day-figures.ts'
export { knownNumbers, lockStateOf, statesOfDossiers } from './store/dossier-states.ts'
export { type ToldComponent, type ToldResult, type ToldSupplement, listToldParts } from './store/told-parts.ts'
export {
  type FieldOfRegister, REUSE_COUNTS, type ReuseCount, type ReuseFieldCount, type ReusePlanCount, type ReuseSpan,
  amongFieldsOfRegisters, countReuse, countReuseFields, countReusePlan, listFieldsOfRegisters,
} from './store/reuse-figures.ts'
export { papersInDossiers } from './store/papers-in-use.ts'
export { type EarlierAnswers, listEarlierAnswers } from './store/earlier-answers.ts'
export { type Reuse, findKhoChoice, listHeld, listReuses } from './store/kho-store.ts'
export { type LineFilter, type LineSort, isFiltered } from './store/list-filter.ts'
export { followUpsOf } from './store/follow-ups.ts'
export {
  type KeptSheet, type SheetContent, type SheetLine, deleteOldIntakeSheets, findIntakeSheet, listIntakeSheets,
  uploadsInIntakeSheets,
} from './store/intake-sheets.ts'
export { type SavedView, listSavedViews } from './store/saved-views.ts'
export { type AskedLines, type Scope, type Seat, countScope, countScopes, listScope } from './store/scope-list.ts'
export { type Authorisation, findAuthorisation } from './store/authorisation-store.ts'
export {
  type OfOrganisation, type OrganisationCursor, type OrganisationLine, type OrganisationWish, listOfOrganisation,
  versionsOfOrganisation,
} from './store/organisation-list.ts'
export {
  type OwnLine, type OwnWish, type Owner, askedSince, findOwnPlace, listOwn, versionsOfOwn,
} from './store/citizen-list.ts'
export { type Originals, countNotForwarded, findOriginals, listNotForwarded } from './store/originals-store.ts'
export { type ResultRow, findResult } from './store/result-store.ts'
export {
  type PublicEnd, type PublicStatus, findPublicStatus, listEndedResults, listSeals,
} from './store/result-checks.ts'
export { findSignedPaper, listResultSignatures } from './store/signed-result-store.ts'
export { type ResultSigning, findHeadSigned, findSigning, listToSign, signedAmong } from './store/result-signing-store.ts'
export { type SignedOpinion, findOpinionFile, listSignedOpinions } from './store/signed-opinion-store.ts'
export { type MadeOpinion, type OpinionToSign, signOpinion } from './sign-opinion.ts'
export { type AnswerSaid, type OpinionWork, findAnswerToSign, findOpinionToSign } from './find-opinion-to-sign.ts'
export { type ProcedureUse, countUse } from './store/procedure-use.ts'
export { type Remark, listRemarks } from './store/remark-store.ts'
export { type Slip, findSlip, listAskedFor, listSlips, listSlipsShown } from './store/slip-store.ts'
export {
  type OpenSupplement, type Supplement, type WrongComponent, findOpenSupplement, listOpenSupplements,
  lockOpenSupplement,
} from './store/supplement-store.ts'
export { type OpinionFields, deleteOldOpinions } from './store/opinion-store.ts'
export {
  type Circle, type Talk, countUnanswered, countUnansweredOf, findTalkPlace, listTalk,
} from './store/talk-store.ts'
export type { OpinionTemplate } from './store/template-store.ts'
export type { Channel, Delivery, HeldOutcome, HeldSource, How, RemarkKind } from './store/tables.ts'
export { type NewDossierInput, type NewDossierRefusal } from './store-new-dossier.ts'
export { type Submission, submitDossier } from './submit-dossier.ts'
export { listSeen } from './store/seen-store.ts'
export { deleteOldUndo, statesBeforeUndo } from './store/undo-store.ts'
export { takeDossier } from './take-dossier.ts'
export {
  type TalkAboutDossier, type TalkRefusal, type WriteRefusal, talkAboutDossier, writeToOffice,
} from './talk-about-dossier.ts'
export { findOwnByNumber, trackDossier } from './track-dossier.ts'
export { type UndoRefusal, undoDeed } from './undo-deed.ts'
export { type GivenTo, holderByRule } from './give-by-rule.ts'
export {
  type AssignmentRuleRefusal, type MakeAssignmentRule, endAssignmentRule, makeAssignmentRule,
} from './make-assignment-rule.ts'
export { type Reassigned, type ReassignWork, reassignWork } from './reassign-work.ts'
export { type AssignmentRule, assignmentRules } from './store/assignment-store.ts'
export { doneOn, dutyAgainst } from './separate-duties.ts'
export {
  type ActsFor, type Delegated, type Reach, type Seen, type SeenTask, type Viewer, isHeadOver, isOwn, isUnitWithin,
  convertsOf, isWithinReach, deskOf, mayDoStep, placesOf, unitsWithPast,
} from './viewer.ts'
export { type AskPayment, askConfirmation, askPayment, confirmDossier, payDossier } from './wait-for-others.ts'
export { DOSSIER_MESSAGES, isDossierMessage } from './domain/dossier-messages.ts'
export { CORRECTING, type DecideCorrection, type DecideCorrectionRefusal, decideCorrection } from './decide-correction.ts'
export { type ProposeCorrection, type ProposeCorrectionRefusal, proposeCorrection } from './propose-correction.ts'
export {
  type Correction, type Redating, dropForecast, findCorrectionToDo, keepCorrectionDone, keepForecast, keepMove,
  keepRedatings, listCorrections, listRedatings, lockCorrection,
} from './store/correction-store.ts'
export { withdrawDossier } from './withdraw-dossier.ts'
export {
  type Authoriser, type Draft, type DraftHolder, type DraftPaper, type Unclaimed, changeDraft, claimDraft,
  deleteOldDrafts, findDraft, findUnclaimed, insertDraft, listDraftsOf, listUnclaimed, lockDraft, lockDraftOfBrowser,
  uploadsInDrafts,
} from './store/draft-store.ts'
