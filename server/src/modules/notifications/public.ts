/**
 * The door of `notifications`: what people are told, by which way, and whether it arrived. Everything else is private.
 */
export {
  type AnswerSupport, type AnswerSupportRefusal, type SupportRefusal, answerSupport, closeSupport,
} from './answer-support.ts'
export { type AskSupport, type AskSupportRefusal, askSupport } from './ask-support.ts'
export { type SupportState } from './domain/support.ts'
export { WORDS, type Word, type Words, faultsOfText } from './domain/template.ts'
export { type LoadedTemplates, loadRows } from './load-rows.ts'
export { openSink } from './open-sink.ts'
export { type QueueMessage, queueMessage, queueSms } from './queue-message.ts'
export { type SendCode, sendCode } from './send-code.ts'
export { type Ports, sendNext } from './send-next.ts'
export {
  type Channel, type Message, type MessageState, type Sent, type TemplateRow, findTemplate, listMessagesOf,
  listMessagesOfDossier, listSent, listWaitingMessages, unreachedAmong,
} from './store.ts'
export { strikeNumbers } from './strike-numbers.ts'
export {
  type SupportAnswer, type SupportRequest, findSupportRequest, listSupportAnswers, listSupportRequests,
} from './support-store.ts'
