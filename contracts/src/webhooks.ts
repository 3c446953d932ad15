import Type, { type Static } from 'typebox'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** Addresses of outside developers that are told of dossiers: registered, as they stand, and what they were told. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

/** What one may be told of; the server says which of them it knows. */
export const WEBHOOK_KIND = Type.String({
  pattern: '^[a-z]+[.][a-z-]+$', maxLength: 60, description: 'A kind of event, e.g. dossier.accepted; docs/huong-dan/nha-phat-trien.md lists them',
})
const Address = Type.String({ maxLength: 500, description: 'Of https, in the open Internet' })
const Kinds = Type.Array(WEBHOOK_KIND, { minItems: 1, maxItems: 50 })

export const WebhookBody = body({
  unitId: { ...Id, description: 'Of whose dossiers it is told: of those that the unit, or a part of it, settles' },
  address: Address, kinds: Kinds,
})
export type WebhookBody = Static<typeof WebhookBody>
/** As whoever administers an agency registers one. */
export const KeptWebhookBody = body({
  ...WebhookBody.properties,
  clientId: Type.Optional({ ...Id, description: 'The program that listens there, with which it ends; its unit must lie within the reach of that' }),
})
export type KeptWebhookBody = Static<typeof KeptWebhookBody>

export const WebhookMade = Type.Object({
  id: Id, secret: orNull(Type.String(), 'whsec_…, by which calls are signed; shown once, null to a repeat'),
})
export const WebhookChanged = Type.Object({ id: Id })

export const WebhookLine = Type.Object({
  id: Id, unitId: Id, unitName: Type.String(), address: Type.String(), kinds: Type.Array(Type.String()),
  madeAt: Moment,
  waiting: Type.Integer({ description: 'On their way; of more than 1,000, 1,000' }),
  dead: Type.Integer({ description: 'That it would not take; they hold the later ones of their dossiers' }),
  fault: orNull(Type.String(), 'Why the last call did not go through; null where it did'),
  answeredAt: orNull(Moment), retryAt: orNull(Moment), pausedAt: orNull(Moment),
  clientId: orNull(Id, 'The program that registered it, with which it ends; null where an officer did'),
  validUntil: orNull(Moment, 'Until when that program may be let in; it is told of nothing later'),
})
export type WebhookLine = Static<typeof WebhookLine>
/** As whoever administers an agency sees it. */
export const KeptWebhookLine = Type.Object({
  ...WebhookLine.properties,
  clientName: orNull(Type.String(), 'What that program is called'),
  officerName: orNull(Type.String(), 'The officer who registered it; null where a program did so itself'),
  endedAt: orNull(Moment, 'Since when it is told of nothing more'),
  state: Type.Enum(['running', 'stumbling', 'ended'], {
    description: 'stumbling: the last call did not go through, some message was not taken, or it is paused; ended: also where the time of its program is over',
  }),
})
export type KeptWebhookLine = Static<typeof KeptWebhookLine>
export const KeptWebhooks = Type.Object({ items: Type.Array(KeptWebhookLine), next: orNull(Type.String()) })
export type KeptWebhooks = Static<typeof KeptWebhooks>
export const WebhooksQuery = body(PageQuery)
export const KeptWebhooksQuery = body({
  ...PageQuery,
  client: Type.Optional({ ...Id, description: 'Those of one program' }),
  ended: Type.Optional(Type.Enum(['too'], { description: 'Also those that have ended' })),
})
export const Webhooks = Type.Object({ items: Type.Array(WebhookLine), next: orNull(Type.String()) })
export type Webhooks = Static<typeof Webhooks>

export const WebhookMessageLine = Type.Object({
  id: { ...Id, description: 'webhook-id of its calls' },
  type: Type.String(), number: orNull(Type.String(), 'Of the dossier'), happenedAt: Moment,
  state: Type.Enum(['waiting', 'acknowledged', 'dead', 'dropped']),
  tries: Type.Integer(), triedAt: orNull(Moment), acknowledgedAt: orNull(Moment), fault: orNull(Type.String()),
})
export type WebhookMessageLine = Static<typeof WebhookMessageLine>
export const WebhookMessages = Type.Object({ items: Type.Array(WebhookMessageLine), next: orNull(Type.String()) })
export type WebhookMessages = Static<typeof WebhookMessages>

const Attempt = Type.Object({
  at: { ...Moment, description: 'When the call began' },
  tookMs: Type.Integer({ minimum: 0, description: 'How long it took, in milliseconds' }),
  status: orNull(Type.Integer(), 'Of the answer; null where none came'),
  fault: orNull(Type.String(), 'Why it did not arrive; null where it did'),
})
export type WebhookAttempt = Static<typeof Attempt>
/** As whoever administers an agency sees it. */
export const KeptWebhookMessageLine = Type.Object({
  ...WebhookMessageLine.properties,
  attempts: Type.Array(Attempt, { description: 'Its calls, the newest first: the last of them, for some weeks' }),
})
export type KeptWebhookMessageLine = Static<typeof KeptWebhookMessageLine>
export const KeptWebhookMessages = Type.Object({
  items: Type.Array(KeptWebhookMessageLine), next: orNull(Type.String()),
})
export type KeptWebhookMessages = Static<typeof KeptWebhookMessages>

export const WebhookResendBody = body({ message: Id })
export type WebhookResendBody = Static<typeof WebhookResendBody>
