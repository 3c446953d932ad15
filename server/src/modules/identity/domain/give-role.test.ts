/** Need: no path leads from a desk to the keys of the house. */
import { expect, test } from 'vitest'
import { mayGiveRole } from './give-role.ts'
import { ROLES, type Role } from './rights.ts'

const work = [
  'reception', 'postal_staff', 'one_stop_head', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk',
  'cashier',
]
const grant = (role: string) => [{ role, unitId: 5n, validFrom: '2021-01-01', validTo: null }]
const given = (by: string) => ROLES.filter((role) => mayGiveRole(grant(by), role, '2021-06-25')).sort()

test.each(ROLES)('%s gives what it may give, and nothing else', (by: Role) => {
  const all = [...work, 'controller', 'leader_viewer', 'agency_admin', 'system_admin', 'auditor']
  const expected: Partial<Record<Role, string[]>> = { agency_admin: work, system_admin: all }
  expect(given(by)).toEqual((expected[by] ?? []).sort())
})

test('a grant that is over gives nothing', () => {
  expect(mayGiveRole(grant('system_admin'), 'officer', '2020-12-31')).toBe(false)
})
