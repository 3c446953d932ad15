import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line } from './shapes.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
/** Of a document type, as the data name it. */
const Key = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
export const AliasKind = Type.Enum(['name', 'old-code', 'national-code', 'same-as'])
export type AliasKind = Static<typeof AliasKind>

/** What a type is called, too, or by which code; or that it is a double, and text is what goes on. */
export const TypeAliasLine = Type.Object({
  id: Id, kind: AliasKind, text: Type.String(), name: Type.String({ description: 'Of a double: what goes on, in words' }),
  from: CivilDay(), until: Nullable(CivilDay()), isHeld: Type.Boolean({ description: 'Holds today' }),
  isFromData: Type.Boolean(), reason: Nullable(Type.String()),
})
export type TypeAliasLine = Static<typeof TypeAliasLine>
export const DocumentTypeLine = Type.Object({
  key: Key, name: Type.String(), code: Type.String(), isCodeInvented: Type.Boolean(),
  nationalCode: Nullable(Type.String()), issuer: Nullable(Type.String()), isReusable: Type.Boolean(),
  isSecret: Type.Boolean(),
  versions: Type.Integer({ minimum: 0 }), aliases: Type.Array(TypeAliasLine),
})
export type DocumentTypeLine = Static<typeof DocumentTypeLine>

/** Types that may be the same, for somebody to look at. */
export const Likeness = Type.Object({ why: Type.Enum(['name', 'alias', 'code']), types: Type.Array(Key) })
export type Likeness = Static<typeof Likeness>
export const DocumentTypeList = Type.Object({
  today: CivilDay(), items: Type.Array(DocumentTypeLine), doubles: Type.Array(Likeness),
})
export type DocumentTypeList = Static<typeof DocumentTypeList>

export const AliasBody = Type.Object({
  type: Key, kind: AliasKind, text: Line(200), from: CivilDay(), reason: Type.Optional(Line(500)),
}, { additionalProperties: false })
export type AliasBody = Static<typeof AliasBody>
export const AliasEndBody = Type.Object({ from: CivilDay() }, { additionalProperties: false })
export type AliasEndBody = Static<typeof AliasEndBody>
export const AliasSaved = Type.Object({ id: Id })

export const CODE_COLUMNS = ['ownCode', 'nationalCode', 'from'] as const
const CodePlace = Type.Optional(Type.Integer({ minimum: 0, maximum: 49 }))
/** Which column of the table each is, by place from 0. */
export const CodeMapping = Type.Object(
  { ownCode: CodePlace, nationalCode: CodePlace, from: CodePlace }, { additionalProperties: false },
)
export type CodeMapping = Static<typeof CodeMapping>
export const CodesImportBody = Type.Object({
  content: Type.String({
    minLength: 4, maxLength: 4_194_304, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'The file (XLSX, CSV), base64',
  }),
  columns: Type.Optional(CodeMapping),
  isTrial: Type.Boolean({ description: 'Only say what would be taken' }),
}, { additionalProperties: false })
export type CodesImportBody = Static<typeof CodesImportBody>
const Count = Type.Integer({ minimum: 0 })
/** What a table of national codes says, and what is or would be taken of it; only what is in order. */
export const CodesImportAnswer = Type.Object({
  isTrial: Type.Boolean(), headings: Type.Array(Type.String()), columns: CodeMapping,
  faulty: { ...Count, description: 'Rows with a fault' },
  faults: Type.Array(Type.Object({
    row: Type.Integer(), column: Type.Enum([...CODE_COLUMNS]), text: Type.String(),
  }), { description: 'The first 200' }),
  taken: { ...Count, description: 'New codes' }, before: { ...Count, description: 'Known already' },
})
export type CodesImportAnswer = Static<typeof CodesImportAnswer>
