import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const Line = (most: number) => Type.String({ minLength: 1, maxLength: most })

/** What a paper really says; what is left out stays as it was written down. */
export const SaidOfPaper = Type.Object({
  number: Type.Optional(Line(120)), issuedOn: Type.Optional(CivilDay()), issuerName: Type.Optional(Line(200)),
  fullName: Type.Optional(Line(200)), issuePlace: Type.Optional(Line(200)),
}, { additionalProperties: false, minProperties: 1 })

/** The same of a paper of a dossier. */
export const PaperCorrectionBody = Type.Object({
  paper: Type.String({ format: 'uuid' }),
  said: SaidOfPaper,
  reason: Type.String({ minLength: 3, maxLength: 300, description: 'Read by the owner of the paper' }),
}, { additionalProperties: false })
export type PaperCorrectionBody = Static<typeof PaperCorrectionBody>
