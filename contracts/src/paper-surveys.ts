import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body, orNull } from './shapes.ts'

/** A form of paper about the service of a section, as it lay in its box. */
const Id = Type.String({ format: 'uuid' })
const Score = Type.Optional(Type.Integer({
  minimum: 1, maximum: 5, description: '1 = very dissatisfied, 5 = very satisfied; left out where it is not answered',
}))

export const PaperSurveyBody = body({
  sectionId: Id, day: CivilDay('As it stands on the paper'),
  scores: body({
    access: Score, clarity: Score, attitude: Score, competence: Score, timeliness: Score, outcome: Score,
    feedback: Score,
  }),
  visits: orNull(Type.Integer({ minimum: 0, maximum: 99 }), 'How often somebody came for it; null is not answered'),
  askedMore: orNull(Type.Boolean(), 'Papers or money that no list names; null is not answered'),
  remark: Type.String({ maxLength: 1_000, description: 'Own words; names and numbers are left out' }),
})
export type PaperSurveyBody = Static<typeof PaperSurveyBody>
export const PaperSurveyKept = Type.Object({ sectionId: Id })
