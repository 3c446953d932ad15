import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const Id = Type.String({ format: 'uuid' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const share = (description: string) => nullable(Type.Number({ description: `${description}, 0 to 1; null where there is none` }))

export const ReuseFigureQuery = Type.Object(
  { from: CivilDay('The first day of receipt'), until: CivilDay('The last day of receipt') },
  { additionalProperties: false },
)

/** What became of papers that were held and in force when dossiers were prepared; a component counts once. */
const Counts = {
  couldReuse: Type.Integer({ description: 'reused, asked again or given; what applicants declined is not among them' }),
  reused: Type.Integer(), askedAgain: Type.Integer(), given: Type.Integer(), declined: Type.Integer(),
}

/** What became of questions that something held could answer; a question counts once a dossier. */
const FieldCounts = {
  held: Type.Integer({ description: 'Reused or corrected' }),
  reused: Type.Integer({ description: 'Answered as it is held' }),
  corrected: Type.Integer({ description: 'Answered otherwise' }),
}

/** How often offices ask again for what was accepted before (KH 1107 II.3.3), and the plan's own measure beside it. */
export const ReuseFigures = Type.Object({
  ...Counts,
  share: share('askedAgain of couldReuse'),
  plan: Type.Object({
    dossiers: Type.Integer({ description: 'In which something was held' }),
    notAskedAgain: Type.Integer({ description: 'Of these: nothing that was held was asked again' }),
    share: share('notAskedAgain of dossiers'),
    allReused: Type.Integer({ description: 'Of these: everything that was held was reused' }),
    target: share('What the plan wants in the year of the last day'),
  }),
  fields: Type.Object({ ...FieldCounts, share: share('reused of held') }),
  items: Type.Array(Type.Object({
    procedureId: Id, procedureName: Type.String(), sectionId: Id, sectionName: Type.String(), ...Counts,
    share: share('askedAgain of couldReuse'),
    papers: Type.Array(Type.Object({
      component: Type.String(), name: Type.String(), ...Counts,
      reasons: Type.Array(Type.Object({
        code: Type.String(), name: Type.String(), count: Type.Integer(),
      })),
    }), { description: 'Of what they are made' }),
    fields: Type.Array(Type.Object({
      field: Type.String(), name: Type.String(), ...FieldCounts,
    }), { description: 'Questions that something held could answer' }),
  })),
})
export type ReuseFigures = Static<typeof ReuseFigures>
