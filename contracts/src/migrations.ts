import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Uuid = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
/** Node ids are those of files that others drew, with the path of a called process before them. */
const NodeId = Type.String({ minLength: 1, maxLength: 500 })
const Mapping = Type.Record(NodeId, NodeId, { maxProperties: 2_000 })

/** How people tell versions apart: of a procedure by its first day, of any other process by its number. */
const VersionName = Type.Object({ validFrom: Nullable(Type.String({ format: 'date' })), version: Type.Integer() })
export type VersionName = Static<typeof VersionName>

/** A version of a process, and how many runs are under way in it. */
export const ProcessVersion = Type.Object({ id: Uuid, ...VersionName.properties, storedAt: Moment, running: Count })
export type ProcessVersion = Static<typeof ProcessVersion>

/** A process that has several versions. */
export const ProcessLine = Type.Object({
  key: Type.String(), name: Type.String(), versions: Type.Array(ProcessVersion),
})
export type ProcessLine = Static<typeof ProcessLine>
export const ProcessList = Type.Object({
  items: Type.Array(ProcessLine), isMore: Type.Boolean({ description: 'Whether some were left off' }),
})
export type ProcessList = Static<typeof ProcessList>

export const PreviewBody = Type.Object({
  from: Uuid, to: Uuid, mapping: Type.Optional(Mapping),
}, { additionalProperties: false })
export type PreviewBody = Static<typeof PreviewBody>

const Node = Type.Object({
  id: Type.String(), name: Type.String(),
  kind: Type.String({ description: 'Only nodes of one kind may stand for each other' }),
})
export const MigrationPreview = Type.Object({
  running: Count, movable: Count, mapping: Type.Record(Type.String(), Type.String()),
  from: Type.Array(Type.Object({ ...Node.properties, standing: Count })), to: Type.Array(Node),
  refused: Type.Array(Type.Object({
    node: Type.String(), nodeName: Type.String(), why: Type.String(), text: Type.String(), runs: Count,
  })),
})
export type MigrationPreview = Static<typeof MigrationPreview>

export const MigrationBody = Type.Object({ from: Uuid, to: Uuid, mapping: Mapping }, { additionalProperties: false })
export type MigrationBody = Static<typeof MigrationBody>

/** A move of runs to another version, and how far it came. */
export const MigrationLine = Type.Object({
  id: Uuid, name: Type.String(), from: VersionName, to: VersionName, begunAt: Moment,
  state: Type.Enum(['moving', 'moved', 'undoing', 'undone']),
  moved: Count, refused: Count, undone: Count, kept: Count,
})
export type MigrationLine = Static<typeof MigrationLine>
export const MigrationList = Type.Object({ items: Type.Array(MigrationLine), next: Nullable(Type.String()) })
export type MigrationList = Static<typeof MigrationList>
export const MigrationQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) })

/** What became of one run. */
export const MigrationResult = Type.Object({
  run: Uuid, dossierNumber: Nullable(Type.String()), outcome: Type.Enum(['moved', 'refused', 'undone', 'kept']),
  faults: Type.Array(Type.Object({ nodeName: Type.String(), why: Type.String(), text: Type.String() })),
})
export type MigrationResult = Static<typeof MigrationResult>
export const MigrationDetail = Type.Object({
  migration: MigrationLine, results: Type.Array(MigrationResult), next: Nullable(Type.String()),
})
export type MigrationDetail = Static<typeof MigrationDetail>

export const MigrationBegun = Type.Object({ id: Uuid })
export type MigrationBegun = Static<typeof MigrationBegun>
