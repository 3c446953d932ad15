/** The door of `integration`: what goes to outside systems and comes from them. */
export { type Adapter, type ComparableAdapter, isComparable } from './adapter.ts'
export { type ComparedDay, compareDay, keepCompared } from './compare-day.ts'
export { type Drained, drainOutbox } from './drain-outbox.ts'
export type { Handled, InMessage } from './domain/inbox.ts'
export type { CameMessage, Inlet } from './inlet.ts'
export type { NewMessage, Outcome, Outlet, WaitingMessage } from './domain/message.ts'
export { type DifferenceKind, mendOf } from './domain/difference.ts'
export { type MendMessage, type MendMessageRefusal, dropMessage, resendMessage } from './mend-message.ts'
export { type MessageMaker, moveEvents } from './move-events.ts'
export { type AdapterRooms, openAdapters } from './open-adapters.ts'
export { type RecountedFigure, recountDay } from './recount-day.ts'
export {
  type AskRegister, type Confirming, type Reading, type RegisterBacking, confirmAtRegister, readRegister,
} from './registers/ask-register.ts'
export { type RegisterRule, isFresh, registerRuleOf } from './registers/domain/register-rule.ts'
export { openRegisters } from './registers/open-registers.ts'
export type { Register, RegisterFacts } from './registers/register.ts'
export { type KeptAnswer, listKeptAnswers } from './registers/store/register-calls.ts'
export { codeOf as codeOfProcedure } from './national-portal/dossier-message.ts'
export { pausePartner, resumePartner } from './pause-partner.ts'
export { type TakenIn, takeIn } from './take-in.ts'
export type { WorkingRooms } from './keep-came.ts'
export { workInbox } from './work-inbox.ts'
export { type MendHeldRefusal, handleAgain, refuseMessage } from './mend-held.ts'
export { type HeldMessage, findHeld, listHeld } from './store/held.ts'
export { type FoundDifference, listDifferences, listUnreconciledDays } from './store/reconciliations.ts'
export {
  type DeadMessage, type PartnerStanding, type SaidMessage, findMessage, listDead, listStandings,
} from './store/standings.ts'
export { WEBHOOK_KINDS, type WebhookKind, isToldOutside } from './domain/webhook-kinds.ts'
export {
  type Webhook, type WebhookMessage, type WebhookStanding, findWebhook, listDueWebhooks, listWebhookMessages,
  listWebhooks,
} from './store/webhooks.ts'
export { type EndWebhook, endWebhook } from './webhooks/end-webhook.ts'
export { type WebhookRooms, moveWebhooks } from './webhooks/move-webhooks.ts'
export { type WebhookCalls, webhookOutlet } from './webhooks/outlet.ts'
export { type RegisterWebhook, registerWebhook } from './webhooks/register-webhook.ts'
export { type ResendWebhook, type ResendWebhookRefusal, resendWebhook } from './webhooks/resend-webhook.ts'
