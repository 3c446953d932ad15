import Type, { type Static } from 'typebox'
import { Upload } from './files.ts'

const Id = Type.String({ format: 'uuid' })

/** Pages of one's own uploads in an order of one's own: what turning, leaving out, joining and splitting come to. */
export const ArrangementBody = Type.Object({
  files: Type.Array(Id, { minItems: 1, maxItems: 20 }),
  pages: Type.Array(Type.Object({
    file: Type.Integer({ minimum: 0, maximum: 19, description: 'Its place in `files`' }),
    page: Type.Integer({ minimum: 1, maximum: 100_000 }),
    turn: Type.Union([Type.Literal(0), Type.Literal(90), Type.Literal(180), Type.Literal(270)], {
      description: 'Degrees to the right, besides as it lies',
    }),
  }, { additionalProperties: false }), { minItems: 1, maxItems: 1000 }),
  name: Type.String({ minLength: 1, maxLength: 120 }),
}, { additionalProperties: false })
export type ArrangementBody = Static<typeof ArrangementBody>

/** The same of scans that stand in a dossier, by their papers. */
export const PaperArrangementBody = Type.Object({
  papers: ArrangementBody.properties.files,
  pages: ArrangementBody.properties.pages,
  name: ArrangementBody.properties.name,
}, { additionalProperties: false })
export type PaperArrangementBody = Static<typeof PaperArrangementBody>

export const BatchBody = Type.Object({ file: Id }, { additionalProperties: false })

/** What was scanned in one go, split by its separator sheets. */
export const Batch = Type.Object({
  parts: Type.Array(Type.Object({
    scan: Type.String({ format: 'uuid', description: 'Where it waits in the tray until it is in a dossier' }),
    file: Upload,
    documentType: Type.Union([Type.String(), Type.Null()], { description: 'As its sheet says; null where none was read' }),
    component: Type.Union([
      Type.Object({ dossier: Type.String({ description: 'Dossier number' }), id: Type.String() }), Type.Null(),
    ]),
  })),
  leftOut: Type.Array(Type.Integer(), { description: 'Separator sheets and their blank backs, by their pages' }),
  faults: Type.Array(Type.Object({
    code: Type.Union([
      Type.Literal('separator-unreadable'), Type.Literal('separator-ambiguous'), Type.Literal('separator-empty'),
    ]),
    page: Type.Integer(),
  })),
})
export type Batch = Static<typeof Batch>
