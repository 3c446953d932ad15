import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** Outside systems: how it stands with each, what differs, and what was sent to them. */
const Moment = Type.String({ format: 'date-time' })
const Day = CivilDay('YYYY-MM-DD')
const Count = Type.Integer({ minimum: 0 })
/** Of blanks alone it is refused by name, beside its field. */
const Reason = Type.String({ maxLength: 500 })
const Number = Type.String({ minLength: 1, maxLength: 60 })
/** What stands in an address is a dossier's number by its shape, and nobody's own. */
const DOSSIER_SHAPE = '^[A-Z0-9.]{3,40}-[0-9]{6,8}-[0-9]{4,15}$'
const PartnerCode = Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'As MOTCUA_PARTNERS names it' })

export const PartnerParams = Type.Object({ id: PartnerCode })
export const PauseBody = body({ reason: Reason })
export type PauseBody = Static<typeof PauseBody>
export const ResumeBody = body({})
export const ReconcileBody = body({ day: Day })
export type ReconcileBody = Static<typeof ReconcileBody>
export const TellAgainBody = body({ number: { ...Number, description: 'Of the dossier' } })
export type TellAgainBody = Static<typeof TellAgainBody>
export const PartnerDone = Type.Object({ code: Type.String() })
export const Reconciled = Type.Object({ day: Type.String({ format: 'date' }), compared: Count, differences: Count })
export type Reconciled = Static<typeof Reconciled>

export const PartnerLine = Type.Object({
  code: Type.String({ description: 'As MOTCUA_PARTNERS names it' }),
  health: Type.Enum(['not-named', 'paused', 'down', 'late', 'refused', 'unknown', 'well'], {
    description: 'unknown: no call to it has come to anything yet, so that nothing here proves it well',
  }),
  waiting: { ...Count, description: 'Counted up to 100 000' }, dead: Count, heldIn: Count,
  waitingIn: { ...Count, description: 'What came from it and is not worked off yet' }, waitingInSince: orNull(Moment),
  fetchedAt: orNull(Moment, 'When it was last asked what it has for us'),
  fetchFault: orNull(Type.String(), 'Why nothing can be fetched from it'),
  lagSeconds: { ...Count, description: 'As old as the oldest that it has not been told' },
  waitingSince: orNull(Moment), unreadSince: orNull(Moment, 'Since when an event waits to be looked at'),
  failures: Count, retryAt: orNull(Moment), fault: orNull(Type.String()),
  answeredAt: orNull(Moment, 'When it last answered'),
  pausedAt: orNull(Moment), pausedBy: orNull(Type.String()), pauseReason: orNull(Type.String()),
  reconciledDay: orNull(Type.String({ format: 'date' })), reconciledAt: orNull(Moment), compared: orNull(Count),
  differences: Count,
})
export type PartnerLine = Static<typeof PartnerLine>
export const ServiceLine = Type.Object({
  code: Type.String({ description: 'As MOTCUA_PARTNERS names it; mail for the mail server' }),
  health: Type.Enum(['not-named', 'kept', 'down', 'late', 'unknown', 'well'], {
    description: 'kept: in a demonstration nothing leaves, and what would is kept. unknown: nothing here proves it well',
  }),
  waiting: orNull(Count, 'Messages that wait for it, counted up to 100 000; null where it carries none'),
  fault: orNull(Type.String(), 'Why it is put off as a whole'),
  awaySince: orNull(Moment, 'Since when it is put off, by the clock of the machine'),
  retryAt: orNull(Moment, 'When it is tried next, by the clock of the machine'),
  lastAt: orNull(Moment, 'When it last did what it is there for'),
  lastClock: Type.Enum(['product', 'machine'], { description: 'By which clock that was noted' }),
})
export type ServiceLine = Static<typeof ServiceLine>
export const PartnerList = Type.Object({
  items: Type.Array(PartnerLine),
  services: Type.Array(ServiceLine, {
    description: 'What people are told, pay and sign in by, judged by what was kept of its work; then systems that are not named',
  }),
})
export type PartnerList = Static<typeof PartnerList>

export const DifferenceQuery = body(PageQuery)
export const DifferenceLine = Type.Object({
  day: Type.String({ format: 'date' }), dossierNumber: orNull(Type.String()),
  message: orNull(Type.String({ format: 'uuid' }), 'The message of ours that differs, where it is one and no dossier'),
  messageKind: orNull(Type.String()), document: orNull(Type.String(), 'Number of the document in that message'),
  kind: Type.Enum([
    'not-told', 'waiting', 'dead', 'missing-there', 'state-differs', 'missing-here', 'unread-there', 'not-taken',
    'taken-elsewhere', 'not-confirmed', 'not-heard', 'held-here', 'said-otherwise',
  ]),
  ours: orNull(Type.String({
    description: 'Codes of the ten national states, as each side has them; with a sector system its own codes; of packages '
      + 'of documents and of payments how each is known there',
  })),
  told: orNull(Type.String()), theirs: orNull(Type.String()),
  mend: Type.Enum([
    'wait', 'mend-message', 'mend-held', 'tell-again', 'send-again', 'ask-partner', 'ask-receiver', 'ask-sender',
  ]),
  toldAgainAt: orNull(Moment, 'When somebody had it told anew since'),
})
export type DifferenceLine = Static<typeof DifferenceLine>
export const DifferenceList = Type.Object({ items: Type.Array(DifferenceLine), next: orNull(Type.String()) })
export type DifferenceList = Static<typeof DifferenceList>

const State = Type.Enum(['waiting', 'dead', 'acknowledged', 'dropped'])
export const PartnerMessageQuery = body({
  ...PageQuery, partner: Type.Optional(PartnerCode), state: Type.Optional(State), day: Type.Optional(Day),
  number: Type.Optional(Type.String({
    pattern: DOSSIER_SHAPE, maxLength: 60, description: 'Of a dossier, as it stands on the receipt',
  })),
})
export type PartnerMessageQuery = Static<typeof PartnerMessageQuery>

const MESSAGE = {
  id: Type.String({ format: 'uuid' }), partner: Type.String(), kind: Type.String(), state: State,
  dossierNumber: orNull(Type.String()),
  happenedAt: { ...Moment, description: 'When it came about that it tells of' },
  triedAt: orNull(Moment), tries: Count, fault: orNull(Type.String()), acknowledgedAt: orNull(Moment),
}
export const PartnerMessageLine = Type.Object({
  ...MESSAGE, behind: { ...Count, description: 'Later ones of its dossier that wait for it' },
})
export type PartnerMessageLine = Static<typeof PartnerMessageLine>
export const PartnerMessageList = Type.Object({ items: Type.Array(PartnerMessageLine), next: orNull(Type.String()) })
export type PartnerMessageList = Static<typeof PartnerMessageList>

export const PartnerMessage = Type.Object({
  ...MESSAGE, madeAt: Moment,
  digest: Type.String({ description: 'SHA-256 of the body as canonical JSON (RFC 8785), hexadecimal' }),
  isIntact: orNull(Type.Boolean(), 'Whether the body still has that hash; null of what is no longer kept'),
  thinnedAt: orNull(Moment, 'Since when what it said is no longer kept'),
  answerDigest: orNull(Type.String(), 'SHA-256 of the answer that took it'),
  dropReason: orNull(Type.String()),
})
export type PartnerMessage = Static<typeof PartnerMessage>
export const ReadMessageBody = body({
  reason: { ...Reason, description: 'Why it has to be read; put on record' },
})
export type ReadMessageBody = Static<typeof ReadMessageBody>
export const ReadMessage = Type.Object({
  body: Type.Record(Type.String(), Type.Unknown(), { description: 'What it says' }),
})
export type ReadMessage = Static<typeof ReadMessage>
export const ResendBody = body({
  body: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), {
    maxProperties: 200, description: 'What is said instead; as it was where it is left out',
  })),
})
export type ResendBody = Static<typeof ResendBody>
export const DropBody = body({ reason: Reason })
export type DropBody = Static<typeof DropBody>
export const MessageDone = Type.Object({ id: Type.String({ format: 'uuid' }) })
