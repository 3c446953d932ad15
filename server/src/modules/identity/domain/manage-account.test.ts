/** Need: who may reset a password holds all that the account holds; no path leads from a desk to the keys. */
import { expect, test } from 'vitest'
import { type Manager, isKnownTo, mayManage } from './manage-account.ts'

const TODAY = '2021-06-25'
const [HERE, PART, ELSEWHERE] = [5n, 6n, 9n]
const manager = (role: string, reached: readonly bigint[]): Manager => ({
  grants: [{ role, unitId: HERE, validFrom: '2021-01-01', validTo: null }],
  isReached: (unitId) => reached.includes(unitId),
})
const ofAgency = manager('agency_admin', [HERE, PART])
const ofProvince = manager('system_admin', [HERE, PART, ELSEWHERE])

test.each([
  ['without a role', PART, []],
  ['with roles of work', PART, [['reception', PART], ['agency_head', HERE]]],
  ['with a role of the data that gives no right', HERE, [['tu_van', HERE]]],
] as const)('an account of the agency %s is its administrator’s to manage', (_, unitId, held) => {
  expect(mayManage(ofAgency, { unitId, held: held.map(([role, at]) => ({ role, unitId: at })) }, TODAY)).toBe(true)
})

test.each(['controller', 'leader_viewer', 'agency_admin', 'system_admin', 'auditor'])(
  'who sits there and is %s is not',
  (role) => {
    const account = {
      unitId: HERE,
      held: [
        { role: 'officer', unitId: HERE }, { role, unitId: HERE },
      ],
    }
    expect([mayManage(ofAgency, account, TODAY), mayManage(ofProvince, account, TODAY)]).toEqual([false, true])
  },
)

test('neither is who holds a role elsewhere, or sits elsewhere and holds one here; the agency sees both', () => {
  const guest = { unitId: ELSEWHERE, held: [{ role: 'reception', unitId: PART }] }
  const lent = { unitId: HERE, held: [{ role: 'reception', unitId: ELSEWHERE }] }
  for (const account of [guest, lent]) {
    expect([
      isKnownTo(ofAgency, account), mayManage(ofAgency, account, TODAY), mayManage(ofProvince, account, TODAY),
    ]).toEqual([true, false, true])
  }
  expect(isKnownTo(ofAgency, { unitId: ELSEWHERE, held: [{ role: 'officer', unitId: ELSEWHERE }] })).toBe(false)
})

test('a manager whose grant is over manages nobody with a role', () => {
  expect(mayManage(ofProvince, { unitId: HERE, held: [{ role: 'officer', unitId: HERE }] }, '2020-12-31')).toBe(false)
})
