/**
 * The door of `notifications`: what people are told, by which way, and whether it arrived. Everything else is private.
 */
export {
  type AnnounceMaintenance, type AnnounceMaintenanceRefusal, announceMaintenance,
} from './announce-maintenance.ts'
export {
  type AnswerSupport, type AnswerSupportRefusal, type SupportRefusal, answerSupport, closeSupport,
} from './answer-support.ts'
export { askArrivals } from './ask-arrivals.ts'
export { type AskSupport, type AskSupportRefusal, askSupport } from './ask-support.ts'
export { chooseLanguage } from './choose-language.ts'
export { chooseWay } from './choose-way.ts'
export { type Arrival, type ArrivalRule } from './domain/arrival.ts'
export { type LetterPrinting, isDelayed } from './domain/letter-printing.ts'
export { type Standing, type TryState, standingOf, stillHolds, tryStateOf } from './domain/notice.ts'
export { type QuietHours, audibleFrom } from './domain/quiet-hours.ts'
export { type SupplementReminders, reminderOn } from './domain/supplement-reminder.ts'
export { WAYS, type Way } from './domain/ways.ts'
export { type MaintenanceRule, type MaintenanceState, inTimeFrom, maintenanceStateAt } from './domain/maintenance.ts'
export { type SupportState } from './domain/support.ts'
export { USUAL_LANGUAGE, WORDS, type Word, type Words, faultsOfText } from './domain/template.ts'
export { type EndMaintenance, type EndMaintenanceRefusal, endMaintenance } from './end-maintenance.ts'
export {
  type Letter, type LetterState, type ReturnReason, type WatchedLetter, isToPrint, listBatch, listLetters,
  listLettersToWatch,
} from './letters/letter-store.ts'
export { delayLetters } from './letters/delay-letters.ts'
export { postLetters, returnLetter } from './letters/post-letters.ts'
export { endPush } from './push/end-push.ts'
export { type PushSubscription, listPushSubscriptions } from './push/push-store.ts'
export { type PushRule } from './push/send-push.ts'
export { type SubscribePushRefusal, subscribePush } from './push/subscribe-push.ts'
export { printBatch } from './letters/print-batch.ts'
export { printLetters } from './letters/print-letters.ts'
export { type LoadedTemplates, loadRows } from './load-rows.ts'
export { type Maintenance, listMaintenance } from './maintenance-store.ts'
export { findLanguage } from './language-store.ts'
export { type MaintenanceSource, openMaintenance } from './open-maintenance.ts'
export { type Notice, type Try, listNotices, listTries } from './notice-store.ts'
export { openSink } from './open-sink.ts'
export { type QueueMessage, queueMail, queueMessage, queueSms } from './queue-message.ts'
export { type RemindSupplement, remindSupplement } from './remind-supplement.ts'
export { remindersAmong } from './reminder-store.ts'
export { type SendAgainRefusal, sendAgain } from './send-again.ts'
export { type SendCode, sendCode } from './send-code.ts'
export { type Ports, type SendRules, type SendingRooms, endNextWait, sendNext } from './send-next.ts'
export {
  type Channel, type Message, type MessageState, type Sent, listMessagesOf, listMessagesOfDossier, listSent,
  listWaitingMessages, unreachedAmong,
} from './store.ts'
export { strikeNumbers } from './strike-numbers.ts'
export { type SupplementDue, supplementDueOf } from './supplement-due.ts'
export {
  type SupportAnswer, type SupportRequest, findSupportRequest, listSupportAnswers, listSupportRequests,
} from './support-store.ts'
export { type TemplateRow, findTemplate } from './template-store.ts'
export { type WayStanding, listWayStandings } from './way-standing-store.ts'
export { findWay } from './way-store.ts'
