import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
const ASKED = {
  from: CivilDay('The first day'), until: CivilDay('The last day'),
  unit: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A unit with all below it; else all one sees' })),
}

/** Figures that other pages tell, too: each of those opens its definition in the registry. */
export const OPENED_FIGURES = [
  'thoi-gian-cho', 'nang-suat', 'tk-tai-khoan', 'khong-nop-lai', 'yeu-cau-nop-lai', 'luan-chuyen-dien-tu',
  'trien-khai-quy-trinh-so-hoa', 'so-hoa-ket-qua', 'tthc-phi-dia-gioi',
] as const

export const RegistryQuery = Type.Object(ASKED, { additionalProperties: false })

/** A figure: what it counts, of what, by which article, and what it comes to. */
export const RegisteredFigure = Type.Object({
  id: Type.String(), nameVi: Type.String(), nameEn: Type.String(),
  unit: Type.Enum(['dossiers', 'percent', 'minutes', 'hours', 'visits', 'dossiers-a-person-year'], {
    description: 'Of minutes and hours it is a mean',
  }),
  better: Type.Enum(['more', 'less', 'neither']),
  counts: Type.String({ description: 'What is counted, in words' }),
  countsOf: nullable(Type.String({ description: 'Of what a share or a mean is one, in words' })),
  cutOff: Type.String({ description: 'What belongs to the days, and when it is judged' }),
  excludes: Type.String(), law: Type.String(),
  dimensions: Type.Array(Type.String(), { description: 'By what it can be told apart' }),
  hasPast: Type.Boolean({ description: 'Whether it can be told as it was known at a moment that is over' }),
  hasDossiers: Type.Boolean({ description: 'Whether the dossiers that it counts can be listed' }),
  condition: nullable(Type.String({ description: 'In SQL: on one dossier, or the sum of a unit; of a catalogue none' })),
  ofCondition: nullable(Type.String()),
  numerator: Type.Number(), denominator: nullable(Type.Number()),
  value: nullable(Type.Number({ description: 'A count, of a hundred, or a mean; null where there is nothing to tell it of' })),
  isHidden: Type.Boolean({ description: 'So few answered that it is told to nobody' }),
})
export type RegisteredFigure = Static<typeof RegisteredFigure>

/** All figures, with what they come to in some days for all units that one sees, or for one of them. */
export const FigureRegistry = Type.Object({
  freshAt: Type.String({ format: 'date-time', description: 'What happened until then is counted' }),
  units: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Agencies whose figures one sees' }),
  figures: Type.Array(RegisteredFigure),
})
export type FigureRegistry = Static<typeof FigureRegistry>

export const RegistryDossiersQuery = Type.Object({
  ...ASKED, metric: Type.String({ maxLength: 100, pattern: '^[a-z0-9.-]+$' }),
  after: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })),
}, { additionalProperties: false })

/** Dossiers that a figure counts: nothing of people, since whoever sees a figure need not see them. */
export const RegistryDossiers = Type.Object({
  items: Type.Array(Type.Object({ id: Id, number: Type.String(), procedureName: Type.String() })),
  next: nullable(Type.String({ format: 'uuid', description: 'As `after` of the next page' })),
})
export type RegistryDossiers = Static<typeof RegistryDossiers>
