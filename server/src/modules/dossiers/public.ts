/** The door of `dossiers`: what other rooms, routes, pages and jobs may call. Everything else is private. */
export { type AcceptDossier, type AcceptRefusal, acceptDossier } from './accept-dossier.ts'
export { acknowledgeDossier } from './acknowledge-dossier.ts'
export { type DeclarationText, addressDeclaration } from './address-declaration.ts'
export { type StepOfOthers, waitsForReceipt } from './advance.ts'
export { type AnswerRefusal, type AnswerRequest, completeDossier, supplementDossier } from './answer-request.ts'
export { type AskRefusal, type AskSupplement, askCompletion, askSupplement } from './ask-supplement.ts'
export { type AssignDossier, type AssignRefusal, assignDossier, workToAssign } from './assign-dossier.ts'
export { type StepRefusal, limitOf, unitOfStep } from './begin-case.ts'
export { deliveryInWords, headOf, personOnPaper } from './compose-slip.ts'
export { type ComponentsRefused, type Filed, type MissingReason, checkComponents } from './domain/check-components.ts'
export { type Action, type NotAllowed, type State, clockIn, move, nationalCodeOf } from './domain/lifecycle.ts'
export { limitInWords } from './domain/limit-in-words.ts'
export { type ExtendDossier, extendDossier } from './extend-dossier.ts'
export { type FinishRefusal, type FinishWork, type Work, finishWork } from './finish-work.ts'
export { foreseeLateness } from './foresee-lateness.ts'
export { type IssueRefusal, type IssueResult, issueResult } from './issue-result.ts'
export { type OriginalsRefusal, mayMoveOriginals, moveOriginals } from './move-originals.ts'
export { type Acted, type OnDossier, type OpenDossier, type OpenRefusal } from './open-dossier.ts'
export { type PlaceRefusal, type Places, agencyAbove, findPlaces, levelAsked, needsTerritory } from './places.ts'
export { type DossierPolicies, acknowledgementInWords, draftDaysOf, policiesOf } from './policies.ts'
export { type NotAccepted, printControlSlip } from './print-control-slip.ts'
export { type RegisterAsked, type RegisterTooLong, printRegister } from './print-register.ts'
export { printSlip, trackingUrlOf } from './print-slip.ts'
export {
  type Receipt, type ReceiveAtCounter, type ReceiveAtCounterRefusal, receiveAtCounter,
} from './receive-at-counter.ts'
export { receiveHandOver } from './receive-hand-over.ts'
export { type RefuseDossier, refuseDossier } from './refuse-dossier.ts'
export { type ReturnResult, returnResult } from './return-result.ts'
export { type ReturnStep, type ReturnStepRefusal, returnStep, stepBefore } from './return-step.ts'
export { type ReturnUnsettled, returnUnsettled, tellUnsettled } from './return-unsettled.ts'
export type { DossierRooms } from './rooms.ts'
export { type SeedDossier, drawSeedIds, findSeeded, seedDossiers } from './seed-dossiers.ts'
export { type StopDossier, stopDossier } from './stop-dossier.ts'
export {
  type DossierLine, type LineCursor, countLateBySupplement, listAwaitingReceipt, listLateWithoutApology, listLinesOf,
  listOfPeople, listOwn, listReceivedHere, listToReturn, listWithDraftedApology,
} from './store/desk-list.ts'
export {
  type Dossier, dossierOfPaper, findDossier, findDossierById, findDossierByNumber, getAnswers, listComponents,
} from './store/dossier-store.ts'
export { type Originals, findOriginals, listNotForwarded } from './store/originals-store.ts'
export { type ResultRow, findResult } from './store/result-store.ts'
export { type Remark, listRemarks } from './store/remark-store.ts'
export { type Slip, findSlip, listSlips } from './store/slip-store.ts'
export { type Supplement, type WrongComponent, findOpenSupplement } from './store/supplement-store.ts'
export type { Channel, Delivery, How, RemarkKind } from './store/tables.ts'
export { type NewDossierInput, type NewDossierRefusal } from './store-new-dossier.ts'
export { type Submission, submitDossier } from './submit-dossier.ts'
export { deleteOldUndo } from './store/undo-store.ts'
export { takeDossier } from './take-dossier.ts'
export { trackDossier } from './track-dossier.ts'
export { type UndoRefusal, undoDeed } from './undo-deed.ts'
export {
  type Reach, type Seen, type Viewer, isHeadOver, isOwn, isUnitWithin, isWithinReach, mayDoStep,
} from './viewer.ts'
export { type AskPayment, askConfirmation, askPayment, confirmDossier, payDossier } from './wait-for-others.ts'
export { withdrawDossier } from './withdraw-dossier.ts'
export {
  type Draft, type DraftHolder, type DraftPaper, changeDraft, claimDraft, deleteOldDrafts, findDraft, insertDraft,
  listDraftsOf, lockDraft, lockDraftOfBrowser, uploadsInDrafts,
} from './store/draft-store.ts'
