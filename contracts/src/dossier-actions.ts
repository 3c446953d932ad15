import Type, { type Static } from 'typebox'
import { FeeFacts } from './fees.ts'
import { Undigitised } from './undigitised.ts'
import { body } from './shapes.ts'

/**
 * The deeds on a dossier: `POST /api/dossiers/:id/<noun>`, each with its own body, an Idempotency-Key and If-Match.
 * All answer the dossier's new state and version.
 */
const Reason = Type.String({ minLength: 3, maxLength: 2000 })
const Note = Type.Optional(Type.String({ maxLength: 2000 }))
const Id = Type.String({ format: 'uuid' })
const Pin = Type.String({ minLength: 1, maxLength: 64 })
const Step = Type.Optional(Type.String({
  minLength: 1, maxLength: 200, description: 'Id of the step in its process; needed where one has several of a kind',
}))
/** An opinion that is signed by whoever gives it, drawn as a paper of the dossier. */
export const OpinionSigning = {
  isSigned: Type.Optional(Type.Boolean({ description: 'Signed with the key of whoever gives it' })),
  pins: Type.Optional(Type.Object(
    { person: Type.Optional(Pin) }, { additionalProperties: false, description: 'Of a key that asks for one; never kept' },
  )),
}

/** One missing or wrong component with its reason: all of them in one request, never piecemeal (R2). */
export const WrongComponent = body({ component: Type.String({ maxLength: 80 }), reason: Reason })
const Wrongs = Type.Array(WrongComponent, { minItems: 1, maxItems: 60 })

export const ActionBodies = {
  'acknowledgement': body({}),
  'receipt': body({
    limitCase: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })), feeFacts: Type.Optional(FeeFacts),
  }),
  'completion-request': body({ components: Wrongs, contactPhone: Type.Optional(Type.String({ maxLength: 30 })) }),
  'refusal': body({ reason: Reason }),
  'hand-over-receipt': body({
    note: Note, how: Type.Optional(Type.Literal('paper', { description: 'It came on paper; electronically otherwise' })),
  }),
  'hand-over-refusal': body({ reason: Reason }),
  'hand-over-again': body({ note: Note }),
  'hand-over-recall': body({ reason: Reason }),
  'assignment': body({ assigneeId: Id, note: Note }),
  'taking': body({ step: Step }),
  'check': body({ note: Note, step: Step, ...OpinionSigning }),
  'step-return': body({ reason: Reason, step: Step }),
  'proposal': body({
    outcome: Type.Union([Type.Literal('settle'), Type.Literal('unsettled')]),
    note: Type.Optional(Type.String({ maxLength: 2000 })), step: Step, ...OpinionSigning,
  }),
  'approval': body({ note: Note, step: Step, ...OpinionSigning }),
  'hand-over': body({ note: Note, step: Step, undigitised: Type.Optional(Undigitised) }),
  'supplement-request': body({
    components: Wrongs, headReason: Type.Optional(Reason), contactPhone: Type.Optional(Type.String({ maxLength: 30 })),
  }),
  'supplement': body({
    components: Type.Array(
      body({
        component: Type.String({ maxLength: 80 }), files: Type.Array(Id, { maxItems: 20 }),
        held: Type.Optional(Type.String({ format: 'uuid', description: 'A paper of the Kho of the applicant, in place of a file' })),
      }),
      { minItems: 1, maxItems: 60 },
    ),
  }),
  'payment-request': body({
    amount: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000, description: 'Whole VND' }), reason: Reason,
  }),
  'payment': body({
    document: Type.String({ minLength: 1, maxLength: 100, description: 'Number of the paper that proves it' }),
  }),
  'confirmation-request': body({ reason: Reason }),
  'confirmation': body({ note: Note }),
  'extension': body({
    reason: Reason, days: Type.Integer({ minimum: 1, maximum: 60, description: 'Working days more' }),
  }),
  'take-back': body({ reason: Type.String({ minLength: 1, maxLength: 1_000, pattern: String.raw`\S` }) }),
  'unsettled-return': body({ reason: Reason, content: Reason }),
  'unsettled-notice': body({ receiver: Type.Optional(Type.String({ maxLength: 100 })) }),
  'stop': body({ reason: Reason }),
  'withdrawal': body({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }),
  'result-signature': body({
    content: Type.Optional(Type.String({ maxLength: 4000 })),
    pins: Type.Optional(Type.Object(
      { person: Type.Optional(Pin) }, { additionalProperties: false, description: 'Of a key that asks for one; never kept' },
    )),
  }),
  'result': body({
    number: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,8}[/0-9A-Za-zĐ.-]{0,50}$', description: 'By the register: 15/GXN-UBND' }),
    ),
    content: Type.Optional(Type.String({ maxLength: 4000 })),
    pins: Type.Optional(Type.Object(
      { person: Type.Optional(Pin), agency: Type.Optional(Pin) },
      { additionalProperties: false, description: 'Of keys that ask for one; never kept' },
    )),
  }),
  'return': body({
    receiver: Type.Optional(Type.String({ maxLength: 100 })),
    how: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')]),
    proof: Type.Optional(Type.Union(
      [
        Type.Literal('signed'), Type.Literal('card-seen'), Type.Literal('authorisation'), Type.Literal('post-receipt'),
      ],
      { description: 'How it was proven that whoever took the paper is whom it is for' },
    )),
  }),
  'originals-hand-over': body({ note: Note }),
  'originals-receipt': body({ note: Note }),
  'paper-result-hand-over': body({ note: Note }),
  'paper-result-receipt': body({ note: Note }),
  'paper-result-refusal': body({ reason: Reason }),
  'collection': body({ unitId: Id }),
  'undoing': body({}),
} as const
export type ActionNoun = keyof typeof ActionBodies
export type ActionBody<N extends ActionNoun> = Static<(typeof ActionBodies)[N]>

export const Acted = Type.Object({
  id: Id,
  version: Type.Integer(),
  state: Type.String(),
  dueAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  slipId: Type.Union([Id, Type.Null()]),
  undoSeconds: Type.Union([Type.Integer(), Type.Null()], {
    description: 'For so long it may be undone; null for what is final at once',
  }),
})
export type Acted = Static<typeof Acted>

/** Who a step may be given to. */
export const AssigneeList = Type.Object({
  items: Type.Array(Type.Object({ id: Id, fullName: Type.String(), position: Type.String(), open: Type.Integer() })),
})
