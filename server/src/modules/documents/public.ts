/**
 * The door of `documents`: files, uploads, papers, and the slips that the law prescribes. Everything else is private.
 */
export {
  type FileFault, type FileFaultCode, type FileKind, type UploadLimits, uploadLimitsOf,
} from './domain/file-fault.ts'
export { type CountedSection, type RolloutShare, sectionsToCount, shareOfSections } from './count-rollout.ts'
export { type PlanTarget, type TargetReading, readingsFor, strictestOf } from './domain/plan-target.ts'
export {
  BACKLOG_COLUMNS, type BacklogColumn, type BacklogRow, type ColumnMapping, type RowFault, type RowFaultCode, mappingOf,
  readBacklogRows,
} from './domain/backlog-rows.ts'
export { type CheckBacklogItem, type CheckRefusal, checkBacklogItem } from './check-backlog-item.ts'
export { type DeclareBacklogRefusal, declareBacklog } from './declare-backlog.ts'
export { type ImportedBacklog, importBacklog } from './import-backlog.ts'
export { type IndexRefusal, indexBacklogItem } from './index-backlog-item.ts'
export { type LineRefusal, type OnLineItem } from './on-line-item.ts'
export { type PackBacklog, packBacklog } from './pack-backlog.ts'
export { scanBacklogItem } from './scan-backlog-item.ts'
export {
  type IndexedFacts, type LineItem, type LineStage, type PackageCount, findLineFile, findLineItem, findPackage,
  listLineItems, listPackages, countUnsigned, listUnsigned,
} from './store/backlog-line.ts'
export { keepSignedPackage } from './keep-signed-package.ts'
export { type BacklogCount, type BacklogDeclaration, countBacklog, countListed } from './store/backlog-store.ts'
export { type CodePapers, codePapers } from './code-papers.ts'
export { type PaperCodeRule, isPaperCodePattern, namesOwner } from './domain/paper-code.ts'
export { type CodedPaper, type UncodedPaper, listUncoded } from './store/code-store.ts'
export { type DecideRollout, type DecideRolloutRefusal, ROLLING_OUT, decideRollout } from './decide-rollout.ts'
export { loadRollouts } from './load-rollouts.ts'
export { type ProposeRollout, type ProposeRolloutRefusal, proposeRollout } from './propose-rollout.ts'
export { type ProposeRolloutEnd, type ProposeRolloutEndRefusal, proposeRolloutEnd } from './propose-rollout-end.ts'
export {
  type Rollout, type RolloutOfData, findRolloutInForce, listRollouts, passRollouts,
} from './store/rollout-store.ts'
export {
  type CheckedFile, type CopyFinding, type CopyName, checkCopies, noteChecked,
} from './check-copies.ts'
export { type Copied, copyNextFiles } from './copy-next-files.ts'
export type { DocumentCheck, DocumentReason, DocumentVerdict } from './check-document.ts'
export { type DocumentReader, documentReader, openDocumentReader } from './open-document-reader.ts'
export { ACTIVE_CONTENTS, type ActiveContent } from './domain/active-content.ts'
export {
  type MeasuredPage, type ScanExpected, type ScanFault, type ScanFaultCode, type ScanLimits, judgeScan, scanLimitsOf,
} from './domain/judge-scan.ts'
export { type Separator, readSeparator, separatorText } from './domain/separator.ts'
export { type BatchFault, type BatchPage, type BatchPaper, type SplitBatch, splitBatch } from './domain/split-batch.ts'
export { type SeparatorSheet, printSeparators } from './print-separators.ts'
export {
  type FieldPage, type FieldRules, type FieldSuggestion, PAPER_FIELDS, type PaperField, fieldRulesOf, suggestFields,
} from './domain/suggest-fields.ts'
export { cleanFileName, nameInForm } from './domain/file-name.ts'
export {
  type DiscardedUploads, discardOwnUploads, discardUploads, forgetFiles, removeNamelessFiles,
} from './discard-uploads.ts'
export type { KhoRetention } from './domain/own-paper-term.ts'
export { type RetireOwnPapers, retireOwnPapers } from './retire-own-papers.ts'
export { isPaperInForce } from './store/expiries.ts'
export { tellExpiries } from './tell-expiries.ts'
export { type ClearTrays, type ClearedTrays, type TrayRetention, clearTrays } from './clear-trays.ts'
export { countPutAway } from './store/tray-store.ts'
export { type Inspected, inspectFile, inspectShownPicture } from './inspect-file.ts'
export {
  type FileFacts, type Paper, findPaper, holdFiles, listPapers, listPapersOf,
  listUnusedUploads,
  hashesOfUploads,
} from './store/document-store.ts'
export type { PaperEnd, PaperSource, PaperTrust } from './store/tables.ts'
export {
  type ConversionMarks, type ConversionNotPrinted, drawForPrint, renderConversion,
} from './render-conversion.ts'
export { type ElectronicPaper, findElectronicPaper, listElectronic } from './store/electronic-papers.ts'
export { type CorrectFactsRefusal, correctFacts } from './correct-facts.ts'
export { type CorrectFacts, type SaidOfPaper } from './store/facts-store.ts'
export { type KeepPapers, keepPapers } from './keep-papers.ts'
export { papersInKho } from './store/keep-store.ts'
export { type PaperStanding, type TrustLevel, levelOf } from './domain/level-of.ts'
export type { KeepBasis } from './store/tables.ts'
export { type KeptState, keptStateOf } from './domain/kept-state.ts'
export {
  type FactsVersion, type KhoPaper, type KhoPlace, type NamedKept, type SoughtWord, findKhoPlace, findOfKho, listFacts,
  listKho, listKhoNames, listNamed,
} from './store/kho-list.ts'
export { type KhoQuota, type StoreOwnPaper, type StoreOwnRefusal, storeOwnPaper } from './store-own-paper.ts'
export { type ShareState, shareStateOf } from './domain/share-state.ts'
export { type OpenShare, type OpenShareRefusal, findOpenShare, openShare, shareTokenHash } from './open-share.ts'
export { type SharePaper, type SharePaperRefusal, endShare, sharePaper } from './share-paper.ts'
export { type Share, type SharedPaper, listShares } from './store/share-store.ts'
export { type WithdrawPaperRefusal, withdrawPaper } from './withdraw-paper.ts'
export { type KeptPaper, type PaperFacts, findKept } from './store/find-kept.ts'
export {
  type EndedUpload, type UnfinishedUpload, type UploadOutcome, deleteOldUnfinished, deleteUnfinished, endUnfinished,
  findUnfinished, insertUnfinished, listEndedUploads, listUnfinished, lockUnfinished,
} from './store/unfinished-uploads.ts'
export {
  type ArrangeFault, type ArrangeUpload, type MadeFile, arrangeScans, arrangeUpload, pageReader,
  storeMadeFile,
} from './arrange-upload.ts'
export { type NotReplaceable, type ReplaceScans, findReplaced, replaceScans } from './replace-scans.ts'
export { type EarlierScan, type OpenScan, findStandingScan, listEarlierScans } from './store/scan-versions.ts'
export { type KeptPart, type MadeBatch, keepBatch, splitUpload } from './split-upload.ts'
export { type OwnUpload, listOwnUploads } from './store/made-of-store.ts'
export { type FileRead, type ReadFile, type ReadingRooms, readNextFile } from './read-next-file.ts'
export { readTextOf } from './read-text-of.ts'
export { keepNextWords } from './keep-next-words.ts'
export { wordsToFind } from './domain/words-to-find.ts'
export { type CheckScans, type ScansChecked, checkScans, noteScansChecked } from './check-scans.ts'
export { listUnjudged } from './store/scan-check-store.ts'
export { type AcceptReview, type AcceptReviewRefusal, acceptReview } from './accept-review.ts'
export { suggestFacts } from './suggest-facts.ts'
export { type PaperReview, findReview, listReviews } from './store/review-store.ts'
export {
  type Duplicate, type Duplicates, type FindDuplicates, type Likeness, findDuplicates, findDuplicatesOf,
} from './find-duplicates.ts'
export { SAME_TEXT } from './text-print.ts'
export { type PassScans, passScans } from './pass-scans.ts'
export { type KeepScan, keepScan } from './keep-scan.ts'
export { type OnScan, putScanAway, releaseScan, takeScan } from './take-scan.ts'
export { type Scan, type ScanCame, findScan, listScans } from './store/scan-store.ts'
export {
  type CopyFigures, type NotedFile, beginCheckShare, claimToCheck, countNoted, findCheckShare, isNamedHere, listNoted,
  noteContents, readCopyFigures, releaseToCheck, setChecked,
} from './store/stored-copies.ts'
export { paperLines } from './store/paper-lines.ts'
export { saidData } from './domain/said-data.ts'
export { type MakingRooms, drawNextPictures, drawReadPage, picturesOf, thumbnailOf } from './make-renditions.ts'
export { type Rendition, type RenditionKind, findRendition, findThumbnail, keepRendition } from './store/renditions.ts'
export { type OpenedPaper, type ShownAs, type ToOpen, openPaper, shownAs } from './open-paper.ts'
export { type EndScan, endScan, noteInfected } from './end-scan.ts'
export {
  type DueScan, type QuarantineFigures, claimDueScan, isRemoved, listUploadsOfFile, postponeScan, quarantinedAmong,
  readQuarantine,
} from './store/quarantine.ts'
export { keepInk } from './keep-ink.ts'
export { type SignatureRule, signatureRuleOf } from './domain/signature-rule.ts'
export { type KeptReport, type SignaturesFound, listSignatures } from './store/signature-reports.ts'
export { keepSignedCopies } from './keep-signed-copies.ts'
export { type CopyTrouble, REASON_OF_PAST_RESULT, type SignedCopy, signCopy } from './sign-copy.ts'
export { type PaperCopy, type PaperSignature, listCopies, listPaperSignatures } from './store/signed-copies.ts'
export { type StoreUpload, type StoredUpload, storeUpload } from './store-upload.ts'
export { type DestroyPapers, destroyNamedBodies, destroyPapers, removeDestroyed } from './destroy-papers.ts'
export {
  type RefusedSignature, type SignatureRefused, type TakePapers, type TakeRefusal, type TakenPaper, type UploadUnknown,
  takePapers,
} from './take-papers.ts'
export { type CheckedSignatures, type KeepPackage, keepPackage, keepSignatureReports } from './keep-package.ts'
export { type KeepOfficeFile, keepOfficeFile } from './keep-office-file.ts'
export { type SentUpload, type SentUploadRefusal, keepSentUploads } from './keep-sent-uploads.ts'
export { type FoundSignatures, isRunOut, isSignedBy, worstOf } from './check-upload-signatures.ts'
export { type JudgingRooms, judgeStoredFile } from './judge-stored-file.ts'
export { type KeepResultPaper, type ResultSignature, keepResultPaper } from './keep-result-paper.ts'
export { type EndResultPaper, endResultPaper } from './end-result-paper.ts'
export { type TakeUpload, type TakingRooms, takeUpload } from './take-upload.ts'
export type { Apology } from './slips/apology.ts'
export type { ControlSlip, HandOverRow, Punctuality } from './slips/control-slip.ts'
export type { Declaration, DeclarationBlock } from './slips/declaration.ts'
export { type FormKind, type FormSet, FORM_NAMES, FORM_NUMBERS } from './slips/form-sets.ts'
export type { HandOver } from './slips/hand-over.ts'
export type { OpinionSheet } from './slips/opinion-sheet.ts'
export type { SubmissionSlip } from './slips/submission.ts'
export type { PaperHead, Person as PaperPerson, Signer } from './slips/paper-parts.ts'
export type { Receipt, ReceiptComponent } from './slips/receipt.ts'
export type { Refusal as RefusalSlip } from './slips/refusal.ts'
export type { Register, RegisterRow } from './slips/register.ts'
export { type SlipInput, renderBundle, renderSlip } from './slips/render-slip.ts'
export type { LabelledValue, ResultCheck, ResultDocument } from './slips/result-document.ts'
export type { StopNotice } from './slips/stop-notice.ts'
export type { SupplementRequest } from './slips/supplement-request.ts'
