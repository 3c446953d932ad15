import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line } from './shapes.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Cursor = Type.Optional(Type.String({ maxLength: 200 }))

export const CorrectionsQuery = Type.Object({ cursor: Cursor })

/** A correction of the calendars: a holiday declared late, or calendars that were loaded anew. */
export const CorrectionLine = Type.Object({
  id: Id, day: Nullable(CivilDay()), name: Nullable(Type.String()), basis: Type.String(), proposedAt: Moment,
  proposedBy: Type.String(), decidedBy: Nullable(Type.String()), note: Type.String(),
  state: Type.Enum(['counting', 'to-decide', 'moving', 'done', 'declined', 'withdrawn'], {
    description: 'withdrawn: by whoever proposed it',
  }),
  found: { ...Count, description: 'Open dossiers whose promised day would move, as far as is counted' },
  along: { ...Count, description: 'Moments that move along: of processes, and those until which somebody is waited for' },
  moved: { ...Count, description: 'Those that were moved, and whose people were told' },
  canApprove: Type.Boolean(),
  isOwn: Type.Boolean({ description: 'Proposed by whoever looks, who may withdraw it' }),
})
export type CorrectionLine = Static<typeof CorrectionLine>
export const CorrectionList = Type.Object({ items: Type.Array(CorrectionLine), next: Nullable(Type.String()) })
export type CorrectionList = Static<typeof CorrectionList>

/** A dossier whose promised day moves: its number and days, and nothing of whose it is. */
export const RedatedLine = Type.Object({
  dossierNumber: Type.String(), before: Moment, dueAt: Moment, isMoved: Type.Boolean(),
})
export type RedatedLine = Static<typeof RedatedLine>
export const CorrectionDetail = Type.Object({
  correction: CorrectionLine, dossiers: Type.Array(RedatedLine), next: Nullable(Type.String()),
})
export type CorrectionDetail = Static<typeof CorrectionDetail>

/** Something is said, without markup and without signs that nobody sees. */
const Words = Line(300)
export const CorrectionBody = Type.Object({
  holiday: Nullable(Type.Object({ day: CivilDay(), name: Words }, { additionalProperties: false })),
  basis: Words,
}, { additionalProperties: false })
export type CorrectionBody = Static<typeof CorrectionBody>

export const CorrectionDecisionBody = Type.Object({
  isApproved: Type.Boolean(), note: Type.String({ maxLength: 500 }),
}, { additionalProperties: false })
export type CorrectionDecisionBody = Static<typeof CorrectionDecisionBody>

export const CorrectionSaved = Type.Object({ id: Id })
export type CorrectionSaved = Static<typeof CorrectionSaved>
