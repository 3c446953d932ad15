import Type, { type Static } from 'typebox'
import { body } from './shapes.ts'

/** Parcels of the public post: orders of a section, manifests between it and the post, and what a carrier may know. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Dong = Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'VND, whole' })
const Fee = Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'VND, whole' })

export const PARCEL_KINDS = ['pickup', 'delivery'] as const
/** Where a parcel stands; which may follow which is the server's table. */
export const PARCEL_STATES = [
  'ordered', 'handed-over', 'in-transit', 'failed-attempt', 'coming-back', 'delivered', 'returned', 'cancelled',
  'lost',
] as const
export const PARCEL_PROOFS = ['signed', 'card-seen', 'authorisation', 'post-receipt'] as const
export const ATTEMPT_REASONS = ['nobody-there', 'wrong-address', 'refused', 'asked-for-later', 'other'] as const
export const MANIFEST_WAYS = ['to-post', 'from-post'] as const

/** All that a carrier may know of a parcel (QĐ 45/2016): whom, where, its code, what is paid; never what is in it. */
export const Parcel = Type.Object({
  id: Id, code: Type.String(), kind: Type.Enum([...PARCEL_KINDS]), state: Type.Enum([...PARCEL_STATES]),
  name: Type.String(), address: Type.String({ description: 'With the places of its day' }), fee: Dong, cod: Dong,
  attempts: Type.Integer({ minimum: 0 }), sectionId: Id,
  sectionName: Type.String(), orderedAt: Moment,
})
export const ParcelPage = Type.Object({ items: Type.Array(Parcel), next: Nullable(Type.String()) })

export const CARRIER_ORDERS = [
  'asking', 'placed', 'cancel-asked', 'refused', 'cancelled', 'kept', 'over',
] as const
export const CARRIER_NEWS = ['picked-up', 'on-the-way', 'delivered', 'attempt-failed', 'returned'] as const

/** The same as the section sees it: with its dossier, and what the post's own system knows of it. */
export const SectionParcel = Type.Object({
  ...Parcel.properties, dossierId: Id, dossierNumber: Type.String(), endedAt: Nullable(Moment),
  receiver: Nullable(Type.String()),
  carrier: Nullable(Type.Object({
    state: Type.Enum([...CARRIER_ORDERS]), reference: Nullable(Type.String()),
    news: Nullable(Type.Enum([...CARRIER_NEWS])), newsAt: Nullable(Moment),
    isStuck: Type.Boolean({ description: 'Something that it said cannot be so here' }),
  })),
})
export const SectionParcelPage = Type.Object({ items: Type.Array(SectionParcel), next: Nullable(Type.String()) })

/** What a screen begins with: for whom one works, and what a parcel costs. */
export const PostDesk = Type.Object({
  sections: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Of which one sends' }),
  carriers: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Of the post, if one carries' }),
  operator: Nullable(Type.Object({
    id: Id, name: Type.String(), fees: Type.Object({ pickup: Dong, delivery: Dong }),
  })),
})

/** Results that lie at a section, are to go by post, and of which nobody has ordered it yet. */
export const ParcelsWaiting = Type.Object({
  items: Type.Array(Type.Object({
    dossierId: Id, dossierNumber: Type.String(), name: Type.String(), sectionName: Type.String(), since: Moment,
  })),
  next: Nullable(Type.String()),
})

/** Somebody's order, as the form for it begins. */
export const ParcelDraft = Type.Object({
  dossierId: Id, dossierNumber: Type.String(), name: Type.String(), address: Type.String(),
  kinds: Type.Array(Type.Enum([...PARCEL_KINDS]), { description: 'Which may be ordered now' }),
})

export const OrderBody = body({
  dossierId: Id, kind: Type.Enum([...PARCEL_KINDS]),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'The applicant unless given' })),
  address: Type.String({ minLength: 1, maxLength: 300 }), placeId: Id, fee: Type.Optional(Fee), cod: Dong,
})
export const ParcelChanged = Type.Object({ id: Id })
export const DeliveryBody = body({
  receiver: Type.String({ minLength: 1, maxLength: 200 }), proof: Type.Enum([...PARCEL_PROOFS]),
})
export const FailureBody = body({ why: Type.Enum([...ATTEMPT_REASONS]), note: Type.String({ maxLength: 300 }) })

export const Manifest = Type.Object({
  id: Id, code: Type.String(), way: Type.Enum([...MANIFEST_WAYS]),
  state: Type.Enum(['open', 'closed', 'received'] as const), sectionName: Type.String(), carrierName: Type.String(),
  openedAt: Moment, closedAt: Nullable(Moment), receivedAt: Nullable(Moment),
  acts: Nullable(Type.Enum(['giver', 'taker'] as const)),
  parcels: Type.Integer({ minimum: 0 }), given: Type.Integer({ minimum: 0 }), taken: Type.Integer({ minimum: 0 }),
  missing: Type.Integer({ minimum: 0, description: 'Given and not come so far, lost ones included' }),
})
export const ManifestPage = Type.Object({ items: Type.Array(Manifest), next: Nullable(Type.String()) })
export const ManifestDetail = Type.Object({
  ...Manifest.properties,
  items: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(), address: Type.String(), fee: Dong, cod: Dong,
    isGiven: Type.Boolean(), isTaken: Type.Boolean(), isMissing: Type.Boolean(), isLost: Type.Boolean(),
  })),
  isTaker: Type.Boolean({ description: 'Whoever asks is of the side that takes' }),
  isSection: Type.Boolean({ description: 'Whoever asks is of the section' }),
})
export const ManifestBody = body({ sectionId: Id, way: Type.Enum([...MANIFEST_WAYS]) })
export const ScanBody = body({ code: Type.String({ minLength: 1, maxLength: 80 }) })
export const MissingBody = body({
  code: Type.String({ minLength: 1, maxLength: 80 }), why: Type.String({ minLength: 1, maxLength: 300 }),
})
export const ManifestChanged = Type.Object({ id: Id })
export const Scanned = Type.Object({ code: Type.String({ description: 'As it stands on the label' }) })
export const ParcelQuery = body({ cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })) })

export type Parcel = Static<typeof Parcel>
export type ParcelPage = Static<typeof ParcelPage>
export type SectionParcel = Static<typeof SectionParcel>
export type SectionParcelPage = Static<typeof SectionParcelPage>
export type PostDesk = Static<typeof PostDesk>
export type ParcelsWaiting = Static<typeof ParcelsWaiting>
export type ParcelDraft = Static<typeof ParcelDraft>
export type OrderBody = Static<typeof OrderBody>
export type DeliveryBody = Static<typeof DeliveryBody>
export type FailureBody = Static<typeof FailureBody>
export type Manifest = Static<typeof Manifest>
export type ManifestPage = Static<typeof ManifestPage>
export type ManifestDetail = Static<typeof ManifestDetail>
export type ManifestBody = Static<typeof ManifestBody>
export type MissingBody = Static<typeof MissingBody>
export type ScanBody = Static<typeof ScanBody>
