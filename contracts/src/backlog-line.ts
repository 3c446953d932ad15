import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line } from './shapes.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Key = Type.String({ pattern: '^[a-z0-9-]{1,80}$', description: 'Of a document type, as the data name it' })
/** A line of words without signs of markup or control. */

export const LINE_STAGES = ['waits', 'scanned', 'indexed', 'kept'] as const

/** A package of work, and how far it is. */
export const BacklogPackage = Type.Object({
  id: Id, unitName: Type.String(), documentType: Key, typeName: Type.String(),
  madeAt: Type.String({ format: 'date-time' }), items: Count,
  scanned: { ...Count, description: 'Waits to be read off' }, indexed: { ...Count, description: 'Waits to be checked' },
  kept: { ...Count, description: 'In the Kho of its owner' },
})
export type BacklogPackage = Static<typeof BacklogPackage>
export const BacklogPackages = Type.Object({ items: Type.Array(BacklogPackage, { description: 'The newest 100' }) })
export type BacklogPackages = Static<typeof BacklogPackages>

export const PackBody = Type.Object({
  unitId: Id, documentType: Key, most: Type.Integer({ minimum: 1, maximum: 500 }),
}, { additionalProperties: false })
export type PackBody = Static<typeof PackBody>
export const Packed = Type.Object({ id: Id, items: Count })

/** A result on the line. */
export const LineItem = Type.Object({
  id: Id, stage: Type.Enum([...LINE_STAGES]), number: Type.String(),
  issuedOn: CivilDay(), validTo: Nullable(CivilDay()),
  ownerKind: Type.Enum(['citizen', 'organisation']), ownerName: Type.String(), ownerNumber: Nullable(Type.String({ description: 'To its last digits' })),
  fileName: Nullable(Type.String()), sentBackWhy: Nullable(Type.String()),
  isOwnWork: Type.Boolean({ description: 'Whoever asks scanned it or read it off, and may not check it' }),
})
export type LineItem = Static<typeof LineItem>
export const LinePage = Type.Object({
  package: Type.Object({
    id: Id, typeName: Type.String(), unitName: Type.String(),
    unsigned: { ...Count, description: 'Kept, and signed by nobody yet' },
  }),
  items: Type.Array(LineItem), next: Nullable(Type.String({ description: 'What the next page begins behind' })),
})
export type LinePage = Static<typeof LinePage>
export const LineQuery = Type.Object({
  after: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
}, { additionalProperties: false })

export const LineScanBody = Type.Object({ upload: Id }, { additionalProperties: false })
export const LineIndexBody = Type.Object({
  number: Line(120), issuedOn: CivilDay(), validTo: Nullable(CivilDay()), ownerName: Line(200), ownerNumber: Line(20),
}, { additionalProperties: false })
export type LineIndexBody = Static<typeof LineIndexBody>
export const LineCheckBody = Type.Object({
  isRight: Type.Boolean(),
  ownerNumber: Type.Optional(Type.String({ maxLength: 20, description: 'Typed again off the picture where it is right' })),
  reason: Type.String({ maxLength: 500, pattern: String.raw`^[^<>\x00-\x1f\x7f-\x9f]*$` }),
}, { additionalProperties: false })
export const LineDone = Type.Object({ stage: Type.Enum([...LINE_STAGES]) })
export type LineDone = Static<typeof LineDone>

const Pin = Type.String({ minLength: 1, maxLength: 64 })
/** Signs kept results of a package with the key of whoever asks or of the agency, so many at a time; one PIN each. */
export const PackageSignBody = Type.Object({
  after: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$', description: 'As the answer before it said' })),
  by: Type.Optional(Type.Enum(['person', 'agency'], { description: 'Whose key signs; of whoever asks, unless said' })),
  pins: Type.Optional(Type.Object(
    { person: Type.Optional(Pin), agency: Type.Optional(Pin) },
    { additionalProperties: false, description: 'Of a key that asks for one; never kept' },
  )),
}, { additionalProperties: false })
export type PackageSignBody = Static<typeof PackageSignBody>
export const PackageSigned = Type.Object({
  signed: Count,
  failures: Type.Array(Type.Object({
    item: Id, number: Type.String(), code: Type.String(), text: Type.String({ description: 'Why, and what to do' }),
  }), { description: 'Of what went well nothing more is said' }),
  next: Nullable(Type.String({ description: 'What is left begins behind it; null: nothing is' })),
})
export type PackageSigned = Static<typeof PackageSigned>
