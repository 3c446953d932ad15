import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PlanTarget } from './rollouts.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Key = Type.String({ pattern: '^[a-z0-9-]{1,80}$', description: 'Of a document type, as the data name it' })

/** What an agency has of a type: declared last, listed, and of those digitised. */
export const BacklogLine = Type.Object({
  unitId: Id, unitName: Type.String(), documentType: Key, typeName: Type.String(), declared: Nullable(Count),
  asOf: Nullable(CivilDay()), listed: Count, digitised: Count,
})
export type BacklogLine = Static<typeof BacklogLine>
export const BacklogList = Type.Object({
  today: CivilDay(), items: Type.Array(BacklogLine),
  units: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Agencies within reach' }),
  types: Type.Array(Type.Object({ key: Key, name: Type.String() }), { description: 'Types of results' }),
})
export type BacklogList = Static<typeof BacklogList>

export const DeclarationBody = Type.Object({
  unitId: Id, documentType: Key, amount: Type.Integer({ minimum: 0, maximum: 100_000_000 }), asOf: CivilDay(),
}, { additionalProperties: false })
export type DeclarationBody = Static<typeof DeclarationBody>
export const DeclarationSaved = Type.Object({ amount: Count })

export const BACKLOG_COLUMNS = ['number', 'issuedOn', 'ownerName', 'ownerNumber', 'validTo'] as const
const Place = Type.Optional(Type.Integer({ minimum: 0, maximum: 49 }))
/** Which column of the table each is, by place from 0. */
export const ColumnMapping = Type.Object({
  number: Place, issuedOn: Place, ownerName: Place, ownerNumber: Place, validTo: Place,
}, { additionalProperties: false })
export type ColumnMapping = Static<typeof ColumnMapping>

export const BacklogImportBody = Type.Object({
  unitId: Id, documentType: Key,
  content: Type.String({ minLength: 4, maxLength: 4_194_304, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'The file, base64' }),
  columns: Type.Optional(ColumnMapping),
  isTrial: Type.Boolean({ description: 'Only say what would be taken' }),
}, { additionalProperties: false })
export type BacklogImportBody = Static<typeof BacklogImportBody>

export const RowFault = Type.Object({
  row: Type.Integer(), column: Type.Enum([...BACKLOG_COLUMNS]), text: Type.String(),
})
export type RowFault = Static<typeof RowFault>
/** What a table says, and what is or would be listed of it. Only what is in order is taken. */
export const BacklogImportAnswer = Type.Object({
  isTrial: Type.Boolean(), headings: Type.Array(Type.String()), columns: ColumnMapping, good: Count,
  faulty: { ...Count, description: 'Rows with a fault' },
  faults: Type.Array(RowFault, { description: 'The first 200' }),
  taken: { ...Count, description: 'New on the list' }, before: { ...Count, description: 'Listed already' },
})
export type BacklogImportAnswer = Static<typeof BacklogImportAnswer>

export const DigitisedYear = Type.Object({
  year: Type.Integer(), on: CivilDay(), level: Type.String(), levelName: Type.String(), declared: Count,
  digitised: Count,
  share: Nullable(Type.Number({ minimum: 0 })), ...PlanTarget.properties,
})
export type DigitisedYear = Static<typeof DigitisedYear>
export const DigitisedFigures = Type.Object({ years: Type.Array(DigitisedYear) })
export type DigitisedFigures = Static<typeof DigitisedFigures>
