import Type, { type Static } from 'typebox'

const Id = Type.String({ format: 'uuid' })
const Ids = Type.String({
  pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,59}$', maxLength: 2_220, description: 'Ids with a comma between them',
})

/** Uploads that are about to be filed, and whose they are: of the applicant, or of the dossier. */
export const DuplicatesQuery = Type.Object({
  files: Ids,
  beside: Type.Optional(Ids),
  applicantId: Type.Optional(Id),
  dossier: Type.Optional(Id),
}, { additionalProperties: false })
export type DuplicatesQuery = Static<typeof DuplicatesQuery>

/** A paper in a dossier that is likely the same; of a dossier that whoever asks may not see nothing is told. */
export const DuplicatePaper = Type.Object({
  likeness: Type.Enum(['file', 'text'], { description: 'file: byte for byte; text: what was read of it is the same' }),
  number: Type.Union([Type.String(), Type.Null()], { description: 'Of the dossier; null on the sheet in hand' }),
  addedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
})
export type DuplicatePaper = Static<typeof DuplicatePaper>

export const ScanDuplicates = Type.Object({
  items: Type.Array(Type.Object({
    file: Type.Integer({ description: 'Its place in `files`' }), ...DuplicatePaper.properties,
  })),
  isRead: Type.Boolean({ description: 'All of them are read, so that nothing more will be found' }),
})
export type ScanDuplicates = Static<typeof ScanDuplicates>
