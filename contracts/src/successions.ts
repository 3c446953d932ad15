import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
const page = <T extends Type.TSchema>(line: T) =>
  Type.Object({ items: Type.Array(line), next: Nullable(Type.String()) })
const Place = Type.Object({ id: Id, name: Type.String() })

export const PageQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) })

/** A change of units, and how much of it is still to be looked through. */
export const SuccessionList = Type.Object({
  items: Type.Array(Type.Object({
    id: Id, title: Type.String(), effective: CivilDay(), isDone: Type.Boolean(),
    roles: Type.Integer({ description: 'Roles that were passed on' }),
    presumptions: Type.Integer({ description: 'Open dossiers that were presumed somewhere, and that nobody has settled' }),
  })),
  sections: Type.Array(Place, { description: 'Where a dossier may be received today' }),
  units: Type.Array(Place, { description: 'Who may settle one today' }),
})
export type SuccessionList = Static<typeof SuccessionList>

export const PassedRoles = page(Type.Object({
  username: Type.String(), fullName: Type.String(), roleName: Type.String(), fromName: Type.String(),
  toName: Type.String(), toId: Id,
}))
export type PassedRoles = Static<typeof PassedRoles>

/** A dossier that went on by a rule for what is not known; nothing of whose it is. */
export const PresumptionLine = Type.Object({
  id: Id, dossierNumber: Type.String(), version: Type.Integer(), procedureName: Type.String(),
  fromSectionName: Type.String(), fromUnitName: Type.String(), section: Place, unit: Place,
})
export type PresumptionLine = Static<typeof PresumptionLine>
export const PresumptionList = page(PresumptionLine)
export type PresumptionList = Static<typeof PresumptionList>

export const MergedRules = page(Type.Object({
  unitName: Type.String(), roleName: Type.String(),
  procedureName: Nullable(Type.String({ description: 'Null for all procedures' })),
  named: Type.Array(Type.String(), { description: 'The officers it names' }),
  others: Type.Array(Type.String(), { description: 'Who has the role there today, and gets nothing by it' }),
}))
export type MergedRules = Static<typeof MergedRules>

export const RoleConfirmationBody = Type.Object({
  unitId: Type.String({ format: 'uuid', description: 'All that were passed on to this unit' }),
}, { additionalProperties: false })
export type RoleConfirmationBody = Static<typeof RoleConfirmationBody>
export const RolesConfirmed = Type.Object({
  confirmed: Type.Integer({ description: 'How many roles; 0 where somebody has confirmed them' }),
})

export const SettlementBody = Type.Object({
  version: Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'Of the dossier as it was shown' }),
  sectionId: Id, unitId: Id,
}, { additionalProperties: false })
export type SettlementBody = Static<typeof SettlementBody>
export const Settled = Type.Object({ version: Type.Integer() })
