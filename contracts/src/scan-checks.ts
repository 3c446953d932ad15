import Type, { type Static } from 'typebox'

const Files = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 20 })

/** The files of one paper, to be looked at before it is put into a dossier. */
export const ScanCheckBody = Type.Object({
  files: Files,
  documentType: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Small print asks for more dots' })),
  pages: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'So many there must be, of the checklist' })),
}, { additionalProperties: false })
export type ScanCheckBody = Static<typeof ScanCheckBody>

export const ScanFaultCode = Type.Union([
  Type.Literal('page-blank'), Type.Literal('page-blurred'), Type.Literal('page-skewed'), Type.Literal('page-turned'),
  Type.Literal('resolution-low'), Type.Literal('pages-missing'), Type.Literal('not-measured'),
])
export type ScanFaultCode = Static<typeof ScanFaultCode>

/** What keeps a scan from being read, by its file and page; empty where it is good. */
export const ScanVerdict = Type.Object({
  faults: Type.Array(Type.Object({
    file: Type.Integer({ description: 'Its place in `files`' }),
    code: ScanFaultCode,
    page: Type.Union([Type.Integer(), Type.Null()]),
    found: Type.Union([Type.Number(), Type.Null()], { description: 'Share of ink, dots smeared, degrees, dots to an inch, pages; of page-turned degrees clockwise until it is upright' }),
    limit: Type.Number(),
  })),
})
export type ScanVerdict = Static<typeof ScanVerdict>

/** Use them all the same, and why. */
export const ScanPassingBody = Type.Object(
  { files: Files, reason: Type.String({ minLength: 3, maxLength: 500 }) }, { additionalProperties: false },
)
