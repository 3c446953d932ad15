import Type, { type Static } from 'typebox'
import { Delivery } from './dossiers.ts'
import { SaidOfAccount } from './intake-accounts.ts'
import { PersonKind } from './people.ts'
import { ATTEMPT_REASONS, PARCEL_PROOFS } from './post.ts'

/** What devices without a network say to the server and hear from it, and what the desk sees of them. */
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' })
const Signature = Type.String({
  pattern: '^[A-Za-z0-9+/]{86}==$', description: 'ECDSA on P-256 with SHA-256, r and s one after the other, base64',
})
const closed = { additionalProperties: false } as const

/** What is done at a counter without a network. */
export const COUNTER_KINDS = ['intake', 'ticket', 'hand-over'] as const
/** What a carrier of the post notes on the road without a network. */
export const VAN_KINDS = ['parcel-delivery', 'parcel-failure', 'parcel-collection'] as const
export const OFFLINE_KINDS = [...COUNTER_KINDS, ...VAN_KINDS] as const
export type OfflineKind = typeof OFFLINE_KINDS[number]
export type VanKind = typeof VAN_KINDS[number]

/** The envelope of a command, which stays as it is: devices of before an update send it, too. */
export const OfflineCommand = Type.Object({
  v: Type.Literal(1), id: Id, outing: Id, n: Type.Integer({ minimum: 1, maximum: 1_000_000 }), madeAt: Moment,
  kind: Type.String({ maxLength: 20 }), body: Type.Unknown(),
}, closed)
export type OfflineCommand = Static<typeof OfflineCommand>

/** Papers and photographs that somebody handed in, with the declaration on paper. */
export const OfflineIntake = Type.Object({
  procedureId: Type.String({ format: 'uuid', description: 'The version whose papers the officer had before them' }),
  communeId: Type.Optional(Id),
  applicant: Type.Object({
    kind: PersonKind,
    fullName: Type.String({ minLength: 2, maxLength: 100 }), number: Type.String({ minLength: 9, maxLength: 14 }),
    birth: Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
    sex: Type.Optional(Type.Union([Type.Literal('nam'), Type.Literal('nu')])),
    phone: Type.Optional(Type.String({ maxLength: 20 })), address: Type.Optional(Type.String({ maxLength: 300 })),
  }, closed),
  components: Type.Array(Type.Object({
    component: Type.String({ maxLength: 80 }),
    how: Type.Union([Type.Literal('filed'), Type.Literal('presented'), Type.Literal('data'), Type.Literal('missing')]),
    originals: Type.Integer({ minimum: 0, maximum: 99 }), copies: Type.Integer({ minimum: 0, maximum: 99 }),
    photos: Type.Array(Hash, { maxItems: 20 }),
  }, closed), { maxItems: 60 }),
  delivery: Delivery,
  deliveryAddress: Type.Optional(Type.String({ maxLength: 300 })),
  account: Type.Optional(SaidOfAccount),
}, closed)
export type OfflineIntake = Static<typeof OfflineIntake>

/** A number of the hall, given out where the kiosk is not. */
export const OfflineTicket = Type.Object({
  service: Type.String({ minLength: 1, maxLength: 60 }), priority: Type.Optional(Type.String({ maxLength: 60 })),
}, closed)
export type OfflineTicket = Static<typeof OfflineTicket>

/** A result given to whom it is for. */
export const OfflineHandOver = Type.Object({
  number: Type.String({ minLength: 3, maxLength: 60, description: 'Dossier number' }),
  receiver: Type.String({ minLength: 2, maxLength: 100 }),
  proof: Type.Union([Type.Literal('signed'), Type.Literal('card-seen'), Type.Literal('authorisation')]),
}, closed)
export type OfflineHandOver = Static<typeof OfflineHandOver>

/** The code of a parcel as it stands on its label. */
const ParcelCode = Type.String({ minLength: 1, maxLength: 80 })

/** A parcel was given to somebody, who proved to be the right one. */
export const OfflineDelivery = Type.Object({
  code: ParcelCode, receiver: Type.String({ minLength: 2, maxLength: 200 }), proof: Type.Enum([...PARCEL_PROOFS]),
}, closed)
export type OfflineDelivery = Static<typeof OfflineDelivery>

/** The post came in vain. */
export const OfflineFailure = Type.Object({
  code: ParcelCode, why: Type.Enum([...ATTEMPT_REASONS]), note: Type.String({ maxLength: 300 }),
}, closed)
export type OfflineFailure = Static<typeof OfflineFailure>

/** Papers were taken at somebody’s door. */
export const OfflineCollection = Type.Object({ code: ParcelCode }, closed)
export type OfflineCollection = Static<typeof OfflineCollection>

/** A command with its signature; which photographs were uploaded as what is said beside it. */
export const OfflineCommandBody = Type.Object({
  device: Id,
  command: Type.String({ minLength: 2, maxLength: 60_000, description: 'JSON, exactly as it was signed' }),
  signature: Signature,
  uploads: Type.Array(Type.Object({
    sha256: Hash, file: Type.Union([Id, Type.Null()], { description: 'Null of what the server would not take' }),
  }, closed), { maxItems: 400 }),
}, closed)
export type OfflineCommandBody = Static<typeof OfflineCommandBody>

export const OfflineOutcome = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the command' }),
  state: Type.Union([Type.Literal('accepted'), Type.Literal('refused')]),
  code: Nullable(Type.String({ description: 'Why it was refused; null where it was accepted' })),
  reason: Nullable(Type.String({ description: 'The same in words' })),
  number: Nullable(Type.String({ description: 'Of the dossier or ticket; from now on it holds, and the provisional code does not' })),
  isDealtWith: Type.Boolean({ description: 'Refused, and somebody at the desk has dealt with it: the device wipes it' }),
})
export type OfflineOutcome = Static<typeof OfflineOutcome>

export const OfflineEnrolmentBody = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 40, description: 'From the desk, as typed' }),
  publicKey: Type.String({ maxLength: 400, pattern: '^[A-Za-z0-9+/]+=*$', description: 'SPKI, base64' }),
}, closed)
export const OfflineEnrolled = Type.Object({
  id: Id, number: Type.Integer({ description: 'Stands in provisional codes: T-number-n' }), name: Type.String(),
  sectionName: Type.String(),
})
export type OfflineEnrolled = Static<typeof OfflineEnrolled>

export const OutingBody = Type.Object({
  device: Id,
  at: Type.String({ format: 'date-time', description: 'By the clock of the device' }),
  signature: Type.Unsafe<string>({ ...Signature, description: 'Of `outing device at`, one blank between' }),
}, closed)
/** What is taken along: nothing of any person. A carrier fetches the parcels apart, and the device locks them. */
export const Outing = Type.Object({
  id: Id, officerId: Id, officerName: Type.String(), now: Moment, workUntil: Moment, sendUntil: Moment,
  mostCommands: Type.Integer(),
  kinds: Type.Array(Type.Unsafe<OfflineKind>(Type.Union(OFFLINE_KINDS.map((kind) => Type.Literal(kind)))), {
    description: 'What can be accepted of this officer, by the rights of today',
  }),
  services: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  priorities: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  procedures: Type.Array(Type.Object({
    id: Id, code: Nullable(Type.String()), name: Type.String(),
    asks: Type.Union([Type.Literal('commune'), Type.Literal('district'), Type.Literal('nothing')]),
    components: Type.Array(Type.Object({
      id: Type.String(), name: Type.String(), required: Type.String(), handling: Type.String(), isForm: Type.Boolean(),
      originals: Type.Integer(), copies: Type.Integer(),
    })),
  })),
  communes: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  accountReasons: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
    description: 'Why an applicant may have no account, to be chosen from; empty where nothing is asked',
  }),
})
export type Outing = Static<typeof Outing>

export const OfflineFileQuery = Type.Object({
  device: Id, outing: Id, sha256: Hash,
  signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$', description: 'Of `file outing sha256`, one blank between; base64url' }),
}, closed)

/** Devices of the sections within reach. */
export const OfflineDevices = Type.Object({
  isOpen: Type.Boolean({ description: 'Whether the province lets sections work without a network' }),
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(),
    devices: Type.Array(Type.Object({
      id: Id, name: Type.String(), number: Type.Integer(), madeAt: Moment, enrolledAt: Nullable(Moment),
    })),
  })),
})
export type OfflineDevices = Static<typeof OfflineDevices>

export const RefusalQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) })
export const OfflineRefusals = Type.Object({
  items: Type.Array(Type.Object({
    id: Id, code: Type.String({ description: 'Provisional' }), kind: Type.String(), sectionName: Type.String(),
    deviceName: Type.String(), officerName: Type.String(),
    madeAt: Type.String({ format: 'date-time', description: 'By the clock of the device' }), receivedAt: Moment,
    refusal: Type.String(), reason: Type.String(),
  })),
  next: Nullable(Type.String()),
})
export type OfflineRefusals = Static<typeof OfflineRefusals>
export const REFUSAL_FIELDS = [
  'procedure', 'place', 'kind', 'fullName', 'number', 'birth', 'sex', 'phone', 'address', 'delivery', 'deliveryAddress',
  'account', 'service', 'priority', 'dossier', 'parcel', 'receiver', 'proof', 'why', 'note',
] as const
export type RefusalField = typeof REFUSAL_FIELDS[number]
/** What stands in a command that was refused, whole, to be typed again at the counter. */
export const RefusalShown = Type.Object({
  id: Id,
  lines: Type.Array(Type.Object({
    field: Type.Unsafe<RefusalField>(Type.Union(REFUSAL_FIELDS.map((field) => Type.Literal(field)))),
    text: Type.String({ description: 'As it was typed, or the code that was chosen' }),
  })),
  papers: Type.Array(Type.Object({
    name: Type.String(), how: Type.String(), originals: Type.Integer(), copies: Type.Integer(),
    photos: Type.Integer({ description: 'How many; they are on the device' }),
  })),
  unread: Nullable(Type.String({ description: 'All of it as it was signed, where it fits no form' })),
})
export type RefusalShown = Static<typeof RefusalShown>
export const RefusalSettledBody = Type.Object({ note: Type.String({ minLength: 3, maxLength: 1_000 }) }, closed)
export const RefusalSettled = Type.Object({ id: Id })
