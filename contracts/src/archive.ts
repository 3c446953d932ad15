import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line } from './shapes.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
/** Words that somebody gives as a reason. */
const Reason = Line(500)

export const PACKAGE_STATES = ['waiting', 'faulty', 'made', 'handed-over', 'kept', 'refused', 'destroyed'] as const
export type PackageState = typeof PACKAGE_STATES[number]

/** What the signature in the description of a package is worth, or why there is none; `none`: nobody says why. */
export const PACKAGE_SEALS = ['valid', 'unproven', 'key-unset', 'pin-needed', 'key-refused', 'none'] as const
const Sealed = {
  seal: Type.Enum([...PACKAGE_SEALS]),
  sealedBy: Nullable(Type.String({ description: 'Which agency signed the description, as its certificate says' })),
}

/** A dossier that is over and not with the archive yet, by the day on which it is due. */
export const OverLine = Type.Object({
  dossierId: Id, number: Type.String(), procedure: Type.String(), closedOn: CivilDay(),
  dueOn: Nullable(CivilDay('Last day to hand it over')), isLate: Type.Boolean(),
  package: Nullable(Type.Object({
    id: Id, state: Type.Enum([...PACKAGE_STATES]),
    faults: Type.Array(Type.String(), { description: 'What stands in its way, and what to do' }),
    refusedWhy: Nullable(Type.String()), ...Sealed,
  })),
})
export type OverLine = Static<typeof OverLine>
export const OverList = Type.Object({
  today: CivilDay(), open: Count, late: Count,
  items: Type.Array(OverLine, { description: 'The first 200, the oldest first' }),
})
export type OverList = Static<typeof OverList>

export const ArchiveCloseBody = Type.Object({
  dossierId: Id,
  reason: Type.Optional({ ...Reason, description: 'Why it goes there though something is not digital or not sound' }),
}, { additionalProperties: false })
export type ArchiveCloseBody = Static<typeof ArchiveCloseBody>
export const ArchiveClosed = Type.Object({ id: Id })

export const HandToArchiveBody = Type.Object({
  packages: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
}, { additionalProperties: false })
export type HandToArchiveBody = Static<typeof HandToArchiveBody>

export const BatchPackageLine = Type.Object({
  id: Id, number: Type.String(), state: Type.Enum([...PACKAGE_STATES]), size: Count, files: Count,
  sha256: Type.String(), retainUntil: Nullable(CivilDay('Last day; none: for ever')), refusedWhy: Nullable(Type.String()),
  ...Sealed,
})
export type BatchPackageLine = Static<typeof BatchPackageLine>
/** Packages that were handed over together, and their receipt. */
export const ArchiveBatchLine = Type.Object({
  id: Id, unitName: Type.String(), handedAt: Moment, handedBy: Type.String(), receivedAt: Nullable(Moment),
  receivedBy: Nullable(Type.String()), accepted: Count, refused: Count, packages: Type.Array(BatchPackageLine),
})
export type ArchiveBatchLine = Static<typeof ArchiveBatchLine>
export const ArchiveBatchList = Type.Object({ items: Type.Array(ArchiveBatchLine, { description: 'The newest 50' }) })
export type ArchiveBatchList = Static<typeof ArchiveBatchList>

export const ReceiptBody = Type.Object({
  refused: Type.Array(Type.Object({ package: Id, reason: Reason }, { additionalProperties: false }), { maxItems: 200 }),
}, { additionalProperties: false })
export type ReceiptBody = Static<typeof ReceiptBody>
export const BatchSaved = Type.Object({ id: Id })

/** A package that the archive keeps. */
export const KeptLine = Type.Object({
  id: Id, number: Type.String(), procedure: Type.String(), size: Count, retainUntil: Nullable(CivilDay()),
  isOver: Type.Boolean({ description: 'Its time is over' }), holdReason: Nullable(Type.String()),
  heldSince: Nullable(Moment), isProposed: Type.Boolean({ description: 'A proposal to destroy it waits' }),
})
export type KeptLine = Static<typeof KeptLine>
export const KeptList = Type.Object({ items: Type.Array(KeptLine, { description: 'The first 200, those whose time ends first' }) })
export type KeptList = Static<typeof KeptList>
export const HoldBody = Type.Object({ reason: Reason }, { additionalProperties: false })
export type HoldBody = Static<typeof HoldBody>

export const DestructionBody = Type.Object({
  packages: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }), reason: Reason,
}, { additionalProperties: false })
export type DestructionBody = Static<typeof DestructionBody>
export const DestructionDecisionBody = Type.Object({
  isApproved: Type.Boolean(), note: Type.String({ maxLength: 500 }),
}, { additionalProperties: false })
export type DestructionDecisionBody = Static<typeof DestructionDecisionBody>
export const DestructionLine = Type.Object({
  id: Id, unitName: Type.String(), reason: Type.String(), proposedAt: Moment, proposedBy: Type.String(),
  closedAt: Nullable(Moment), closedBy: Nullable(Type.String()), isApproved: Nullable(Type.Boolean()),
  note: Type.String(),
  bodies: Nullable({ ...Count, description: 'Files that were taken off both stores' }),
  packages: Type.Array(Type.Object({
    id: Id, number: Type.String(), retainUntil: Nullable(CivilDay()), sha256: Type.String(),
  })),
})
export type DestructionLine = Static<typeof DestructionLine>
export const DestructionList = Type.Object({ items: Type.Array(DestructionLine, { description: 'The newest 50' }) })
export type DestructionList = Static<typeof DestructionList>
