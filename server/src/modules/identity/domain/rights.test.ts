/**
 * Need: each role may do what law and plan give it, and nothing besides (server/test/rights.expected.csv).
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RoleGrant } from './actor.ts'
import { PERMISSIONS, type Permission, type Place, ROLES, allows, reachFor, reachOf } from './rights.ts'

const csv = readFileSync(new URL('../../../../test/rights.expected.csv', import.meta.url), 'utf8')
const [head, ...lines] = csv.trimEnd().split('\n')
const cells = lines.map((line) => line.split(',').slice(0, 3) as [Permission, string, string])
const roleIds = (file: string) => {
  const text = readFileSync(new URL(`../../../../../data/${file}`, import.meta.url), 'utf8')
  const part = text.slice(text.indexOf('\nroles:')).split(/\n(?=[a-z])/)[1] ?? ''
  return [...part.matchAll(/^- id: (\w+)/gm)].map(([, id]) => id)
}

describe('the table of rights', () => {
  test('and what is expected of it speak of the same roles and permissions, each pair once', () => {
    expect(head).toBe('permission,role,reach,why')
    expect(cells).toHaveLength(ROLES.length * PERMISSIONS.length)
    expect(new Set(cells.map(([permission, role]) => `${permission} ${role}`)).size).toBe(cells.length)
    expect(new Set(cells.map(([permission]) => permission))).toEqual(new Set(PERMISSIONS))
    expect(new Set(cells.map(([, role]) => role))).toEqual(new Set(ROLES))
  })

  test('knows the roles of the province’s data', () => {
    expect(new Set(roleIds('organisation.yaml'))).toEqual(new Set(ROLES))
  })

  test.each(PERMISSIONS)('%s is given to whom it is expected of, and as far', (permission) => {
    const expected = cells.filter(([one]) => one === permission).map(([, role, reach]) => `${role} ${reach}`)
    expect(ROLES.map((role) => `${role} ${reachFor(role, permission)}`).sort()).toEqual(expected.sort())
  })

  test.each(['admin', '', 'constructor', '__proto__', 'Officer'])('gives the role %j nothing', (role) => {
    expect(PERMISSIONS.filter((permission) => reachFor(role, permission) !== 'none')).toEqual([])
  })

  test('gives no permission that has no name', () => {
    for (const name of ['toString', '__proto__', 'dossier.*'])
      expect(reachFor('reception', name as Permission)).toBe('none')
  })
})

/*
 * province 1 (agency) ┬ district 2 (agency) ┬ office 21 ─ desk 211
 *                     │                     ├ office 22
 *                     │                     └ commune 3 (agency) ─ office 31
 */
const parents = new Map([[2n, 1n], [21n, 2n], [211n, 21n], [22n, 2n], [3n, 2n], [31n, 3n]])
const isWithin = (unitId: bigint, ancestorId: bigint): boolean => {
  const parent = parents.get(unitId)
  return unitId === ancestorId || parent !== undefined && isWithin(parent, ancestorId)
}
const agencyIdOf = (unitId: bigint): bigint | undefined =>
  unitId < 10n ? unitId : agencyIdOf(parents.get(unitId) ?? 1n)
const at = (...unitIds: bigint[]): Place => ({ unitIds, isOwn: false, isTask: false, isWithin, agencyIdOf })
const today = '2021-06-25'
const granted = (role: string, unitId: bigint | null): RoleGrant[] =>
  [{ role, unitId, validFrom: '2021-01-01', validTo: '2021-12-31' }]

describe('a right', () => {
  test.each([
    ['officer', 21n, [21n], true], ['officer', 21n, [211n], true], ['officer', 21n, [22n], false],
    ['officer', 211n, [21n], false], ['officer', 21n, [31n], false], ['officer', 2n, [31n], false],
    ['officer', 21n, [31n, 21n], true], ['officer', 21n, [], false],
    ['agency_head', 2n, [22n], true], ['agency_head', 2n, [31n], false], ['agency_head', 21n, [22n], true],
    ['agency_head', 3n, [21n], false], ['auditor', 1n, [31n], true], ['cashier', 21n, [21n], false],
    ['leader_viewer', 1n, [21n], false], ['system_admin', 1n, [21n], false], ['agency_admin', 2n, [21n], false],
  ] as const)('of %s at %s reads a dossier at %s: %s', (role, unitId, units, may) => {
    expect(allows(granted(role, unitId), 'dossier.read', today, at(...units))).toBe(may)
  })

  test('over a task holds wherever the task comes from, and only while it is one', () => {
    const officer = granted('officer', 21n)
    expect(allows(officer, 'person.show', today, { ...at(31n), isTask: true })).toBe(true)
    expect(allows(officer, 'person.show', today, at(21n))).toBe(false)
    expect(allows(officer, 'dossier.read', today, { ...at(31n), isTask: true })).toBe(true)
    expect(allows(officer, 'dossier.approve', today, { ...at(21n), isTask: true })).toBe(false)
  })

  test('over what is one’s own is the citizen’s, and no official’s', () => {
    const own = { ...at(21n), isOwn: true }
    expect(allows(granted('citizen', null), 'dossier.read', today, own)).toBe(true)
    expect(allows(granted('citizen', null), 'dossier.read', today, at(21n))).toBe(false)
    expect(allows(granted('officer', 31n), 'dossier.read', today, own)).toBe(false)
  })

  test.each([['2020-12-31', 0], ['2021-01-01', 1], ['2021-12-31', 1], ['2022-01-01', 0]])(
    'on %s, of a grant for 2021, counts %d', (day, count) => {
      expect(reachOf(granted('officer', 21n), 'dossier.read', day)).toHaveLength(count)
    })

  test('of several grants is the sum of them, and no more', () => {
    const both = [...granted('reception', 22n), ...granted('officer', 21n)]
    expect(reachOf(both, 'dossier.receive', today)).toEqual([{ reach: 'unit', unitId: 22n }])
    expect(allows(both, 'dossier.receive', today, at(21n))).toBe(false)
    expect(allows([], 'catalogue.read', today, at(21n))).toBe(false)
  })
})
