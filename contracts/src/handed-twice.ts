import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const Id = Type.String({ format: 'uuid' })

/** Dossiers received in some days that a unit with all below it settles, or all that one may see. */
export const HandedTwiceQuery = Type.Object({
  unit: Type.Optional(Id), from: CivilDay('The first day of receipt'), until: CivilDay('The last day of receipt'),
}, { additionalProperties: false })

/** Components that people hand in again though their papers had been there before; each dossier counts once. */
export const HandedTwice = Type.Object({
  items: Type.Array(Type.Object({
    procedureId: Id, procedureName: Type.String(),
    component: Type.String(), name: Type.String(),
    handed: Type.Integer({ description: 'Dossiers in which it was handed in or shown' }),
    sameFile: Type.Integer({ description: 'Of these: the same file of the same owner had come before' }),
    sameNumber: Type.Integer({ description: 'Of the others: one of the same kind with the same number' }),
    sameText: Type.Integer({ description: 'Of the others: one of which the same was read' }),
    perhaps: Type.Integer({ description: 'Of the others: its owner had one of that kind there, in force then' }),
    issued: Type.Integer({ description: 'Of the four before: an office had issued what was there' }),
  }), { description: 'At most 200, the worst first; of those that were never handed in again none' }),
})
export type HandedTwice = Static<typeof HandedTwice>
