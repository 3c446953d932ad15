import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line, body } from './shapes.ts'

/** What a one-stop section has to work with, against what it needs (KH 1107 II.1.4). */
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Kind = Type.String({ pattern: '^[a-z][a-z-]{0,39}$', description: 'Code of the policy section-equipment' })
const State = Type.Enum(['works', 'broken', 'on-loan', 'written-off'])
const plain = String.raw`^[^<>\x00-\x1f\x7f-\x9f]*$`

export const EquipmentLine = Type.Object({
  code: Kind, name: Type.String(), need: Count, works: Count,
  missing: Type.Integer({ minimum: 0, description: 'Needed and not there, or not working' }),
})
export type EquipmentLine = Static<typeof EquipmentLine>

export const EquipmentItem = Type.Object({
  id: Id, kind: Kind, kindName: Type.String(), label: Type.String(), state: State, since: CivilDay(),
  note: Type.String(),
})
export type EquipmentItem = Static<typeof EquipmentItem>

export const Equipment = Type.Object({
  on: CivilDay(), counters: Count, digitises: Type.Boolean({ description: 'Papers are digitised on reception there' }),
  lines: Type.Array(EquipmentLine), items: Type.Array(EquipmentItem), canKeep: Type.Boolean(),
})
export type Equipment = Static<typeof Equipment>

export const ItemBody = body({
  sectionId: Id, kind: Kind,
  label: Line(80),
  since: CivilDay('Since when it is there'),
})
export type ItemBody = Static<typeof ItemBody>
export const ItemStateBody = body({
  state: State, since: CivilDay(), note: Type.String({ maxLength: 300, pattern: plain }),
})
export type ItemStateBody = Static<typeof ItemStateBody>
export const ItemKept = Type.Object({ id: Id })

/** Every section with what it lacks today. */
export const EquipmentFigures = Type.Object({
  on: CivilDay(),
  kinds: Type.Array(Type.Object({ code: Kind, name: Type.String() })),
  items: Type.Array(Type.Object({
    sectionId: Id, name: Type.String(), level: Type.String(), missing: Count, lines: Type.Array(EquipmentLine),
  })),
})
export type EquipmentFigures = Static<typeof EquipmentFigures>
