/**
 * The door of `notifications`: what people are told, by which way, and whether it arrived. Everything else is private.
 */
export { WORDS, type Word, type Words, faultsOfText } from './domain/template.ts'
export { type LoadedTemplates, loadRows } from './load-rows.ts'
export { openSink } from './open-sink.ts'
export { type QueueMessage, queueMessage } from './queue-message.ts'
export { type SendCode, sendCode } from './send-code.ts'
export { type Ports, sendNext } from './send-next.ts'
export {
  type Channel, type Message, type MessageState, type Sent, type TemplateRow, listMessagesOf, listMessagesOfDossier,
  listSent,
} from './store.ts'
