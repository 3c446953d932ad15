/** Need: of a person each role sees what its work needs, and no more (NĐ 13/2023 Đ.3; part K). */
import { describe, expect, test } from 'vitest'
import { PERSON_FIELDS, sightOf, sightOfRole } from './person-fields.ts'
import { ROLES, reachFor } from './rights.ts'

const held = (...roles: string[]) => roles.map((role) => ({ role, unitId: 1n, validFrom: '2021-01-01', validTo: null }))
const STAFF = ROLES.filter((role) => !['citizen', 'organisation', 'authorised', 'community_team'].includes(role))

describe('the table of fields', () => {
  test.each(STAFF)('shows %s no number, phone or birth whole: that is asked for one at a time', (role) => {
    for (const field of ['number', 'phone', 'birth', 'answers'] as const)
      expect(sightOfRole(role, field)).not.toBe('whole')
  })

  test.each(STAFF)('shows %s nothing of people whom it reaches nowhere', (role) => {
    const reaches = (['dossier.list', 'dossier.read', 'person.find'] as const).some(
      (right) => reachFor(role, right) !== 'none',
    )
    const sights = PERSON_FIELDS.map((field) => sightOfRole(role, field))
    expect(sights.some((sight) => sight !== 'absent')).toBe(reaches)
  })

  test.each(STAFF)('shows %s a declaration only where it reads dossiers', (role) => {
    expect(sightOfRole(role, 'answers') !== 'absent').toBe(reachFor(role, 'dossier.read') !== 'none')
  })

  test('goes by the most that one of several roles gives, on the day', () => {
    expect(sightOf(held('auditor'), 'phone', '2021-06-25')).toBe('absent')
    expect(sightOf(held('auditor', 'officer'), 'phone', '2021-06-25')).toBe('masked')
    expect(sightOf(
      [{ ...held('officer')[0] as ReturnType<typeof held>[0], validTo: '2021-06-24' }], 'phone', '2021-06-25',
    ))
      .toBe('absent')
    expect(sightOf(held('king'), 'name', '2021-06-25')).toBe('absent')
  })
})
