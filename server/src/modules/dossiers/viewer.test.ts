/**
 * Need: whoever stands in has of the other’s desk what was given, not what the other holds elsewhere (NĐ 30/2020 Đ.13).
 */
import { expect, test } from 'vitest'
import type { Directory } from '../organisation/public.ts'
import { type Seen, type Viewer, isWithinReach, mayDoStep, signerOf } from './viewer.ts'

const [ME, ABSENT, HERE, ELSEWHERE] = [1n, 2n, 10n, 20n]
const me: Viewer = {
  accountId: ME, fullName: 'Lan', personId: null, grants: [{ role: 'clerk', unitId: HERE }],
  reaches: [{ reach: 'task', unitId: HERE }],
}
const forAbsent: Viewer = { ...me, onBehalfOf: { accountId: ABSENT, fullName: 'Minh' } }
const directory = { units: [] as readonly unknown[] } as Directory
const dossier = { receivesAtId: 0n, competentUnitId: 0n, receivingUnitId: 0n } as Seen
const held = (holderId: bigint | null, unitId = HERE, role = 'clerk') => ({ role, unitId, holderId })
const sees = (viewer: Viewer, task: ReturnType<typeof held>) => isWithinReach(directory, viewer, dossier, [task])

test.each([
  ['held by the absent one, here', held(ABSENT), true, false],
  ['held by the absent one elsewhere', held(ABSENT, ELSEWHERE), false, false],
  ['held by the absent one in another role', held(ABSENT, HERE, 'officer'), false, false],
  ['held by oneself', held(ME), false, true],
  ['held by nobody', held(null), true, true],
  ['held by a third', held(3n), false, false],
])('a step %s', (_, task, forTheAbsent, forMe) => {
  expect([sees(forAbsent, task), sees(me, task)]).toEqual([forTheAbsent, forMe])
  expect([mayDoStep(forAbsent, task), mayDoStep(me, task)]).toEqual([forTheAbsent, forMe])
})

test('what was done for the absent one stays in sight of both', () => {
  const done = { ...held(null), holderId: null, doneBy: 3n, doneFor: ABSENT }
  expect(sees(forAbsent, done)).toBe(true)
  expect(sees({ ...me, accountId: ABSENT }, done)).toBe(true)
  expect(sees(me, done)).toBe(false)
})

test('papers name both', () => {
  expect([signerOf(me), signerOf(forAbsent)]).toEqual(['Lan', 'Lan (thay mặt Minh)'])
})
