import type { Day } from '../../../kernel/civil-day.ts'
import type { RoleGrant } from './actor.ts'
import { ROLES, type Role } from './rights.ts'

/** What of a person stands in answers to staff. `answers` are those of a declaration, `said` what they wrote to us. */
export const PERSON_FIELDS = ['name', 'number', 'phone', 'birth', 'address', 'account', 'answers', 'said'] as const
export type PersonField = typeof PERSON_FIELDS[number]

/** masked: a number or phone to its last digits, a day of birth to its year, answers without their numbers. */
export type Sight = 'whole' | 'masked' | 'absent'

type Row = { readonly [F in PersonField]: Sight }

const NOTHING: Row = {
  name: 'absent', number: 'absent', phone: 'absent', birth: 'absent', address: 'absent', account: 'absent',
  answers: 'absent', said: 'absent',
}
/** Recognises who stands there, calls back, sends the result (NĐ 61/2018 Đ.11); a number whole only by showing it. */
const AT_THE_COUNTER: Row = {
  name: 'whole', number: 'masked', phone: 'masked', birth: 'masked', address: 'whole', account: 'whole',
  answers: 'masked', said: 'whole',
}
/** Settles by what was declared, and may have to call; opens no accounts. */
const SETTLING: Row = { ...AT_THE_COUNTER, account: 'absent' }

/**
 * What a role sees of a person in a dossier or a list that it reaches at all (rights.ts): as little as its work needs
 * (NĐ 13/2023 Đ.3: limited to the purpose). Where a number is needed whole, it is shown one at a time to whoever has
 * `person.show`, and that is put on record.
 */
const SIGHTS: Readonly<Record<Role, Row>> = {
  // Of themselves: the portal shows people what is theirs.
  citizen: { ...NOTHING, name: 'whole', address: 'whole', answers: 'whole', said: 'whole', number: 'masked' },
  organisation: { ...NOTHING, name: 'whole', address: 'whole', answers: 'whole', said: 'whole', number: 'masked' },
  authorised: { ...NOTHING, name: 'whole', address: 'whole', answers: 'whole', said: 'whole', number: 'masked' },
  // Sees of others what a mandate opens, as the citizen that they are.
  community_team: NOTHING,
  reception: AT_THE_COUNTER, one_stop_head: AT_THE_COUNTER,
  // Reads what it received under a delegation and has in hand; of what it carries no contents (QĐ 45/2016).
  postal_staff: { ...AT_THE_COUNTER, said: 'absent' },
  unit_assigner: SETTLING, officer: SETTLING, unit_head: SETTLING, agency_head: SETTLING,
  // Numbers and stamps what is signed: calls nobody.
  clerk: { ...SETTLING, phone: 'absent', birth: 'absent' },
  // Whose money it is.
  cashier: { ...NOTHING, name: 'whole', number: 'masked' },
  // Watch how a dossier was handled; call nobody and send nothing.
  controller: { ...SETTLING, phone: 'absent', birth: 'absent', address: 'absent' },
  auditor: { ...SETTLING, phone: 'absent', address: 'absent', account: 'whole' },
  // Direct by figures, look after staff and the machine: of people nothing (QCVN 12:2026).
  leader_viewer: NOTHING, agency_admin: NOTHING, system_admin: NOTHING,
}

/** What one role sees of a field. */
export function sightOfRole(role: Role, field: PersonField): Sight {
  return SIGHTS[role][field]
}

/** What somebody sees of a field by all their roles of that day: the most that one of them gives. */
export function sightOf(grants: readonly RoleGrant[], field: PersonField, today: Day): Sight {
  const held = ROLES.filter((role) => grants.some((grant) =>
    grant.role === role && grant.validFrom <= today && (grant.validTo === null || grant.validTo >= today)))
  const sights = held.map((role) => sightOfRole(role, field))
  return sights.find((one) => one === 'whole') ?? sights.find((one) => one === 'masked') ?? 'absent'
}
