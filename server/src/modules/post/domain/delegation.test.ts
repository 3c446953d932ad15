/** Need (part C5): the post does for an agency what was delegated, on its days, in its procedures, and nothing else. */
import { describe, expect, test } from 'vitest'
import { type Delegation, isStanding, judgeBundle, judgeDelegations } from './delegation.ts'

const GIVEN = {
  validFrom: '2021-06-01', validTo: '2021-06-30', revokedAt: null, prices: { receive: 15_000, guide: 0 },
  procedureIds: [7n, 8n],
} as const
type Given = readonly Pick<Delegation, 'validFrom' | 'validTo' | 'revokedAt' | 'prices' | 'procedureIds'>[]
const ACT = { day: '2021-06-25', task: 'receive', procedureId: 7n } as const

describe('an act under a delegation', () => {
  test('is allowed within its days, tasks and procedures, also where it costs nothing', () => {
    expect(judgeDelegations([GIVEN], ACT)).toEqual({ ok: true, value: GIVEN })
    expect(judgeDelegations([GIVEN], { ...ACT, task: 'guide', procedureId: 8n }).ok).toBe(true)
  })

  test.each([
    ['first day', '2021-06-01', 'allowed'], ['last day', '2021-06-30', 'allowed'],
    ['day before', '2021-05-31', 'delegation-not-begun'], ['day after', '2021-07-01', 'delegation-over'],
  ])('%s: %s is %s', (_, day, said) => {
    const judged = judgeDelegations([GIVEN], { ...ACT, day })
    expect(judged.ok ? 'allowed' : judged.refusal.code).toBe(said)
  })

  test.each([
    ['nothing was given', [] as Given, ACT, 'delegation-missing'],
    ['it was revoked', [{ ...GIVEN, revokedAt: new Date('2021-06-24T08:00+07:00') }] as Given, ACT, 'delegation-revoked'],
    ['another task', [GIVEN] as Given, { ...ACT, task: 'return' as const }, 'task-not-delegated'],
    ['another procedure', [GIVEN] as Given, { ...ACT, procedureId: 9n }, 'procedure-not-delegated'],
  ])('is refused where %s', (_, given, act, code) => {
    expect(judgeDelegations(given, act)).toEqual({ ok: false, refusal: { code } })
  })

  test('is allowed by the one that holds, among others that do not', () => {
    const next = { ...GIVEN, validFrom: '2021-07-01', validTo: '2021-12-31' }
    const revoked = { ...GIVEN, revokedAt: new Date('2021-06-02T08:00+07:00') }
    const ofOthers = { ...GIVEN, procedureIds: [9n] }
    expect(judgeDelegations([revoked, next, ofOthers, GIVEN] as Given, ACT)).toEqual({ ok: true, value: GIVEN })
  })
})

describe('a bundle', () => {
  const ofOthers = { ...GIVEN, procedureIds: [9n] } as const
  const judge = (own: Given, all: Given, members: readonly bigint[]) => judgeBundle({ own, all }, ACT, members)

  test('is received where each member was delegated, of another agency by that one', () => {
    expect(judge([GIVEN] as Given, [GIVEN] as Given, [7n, 8n])).toEqual({ ok: true, value: GIVEN })
    expect(judge([GIVEN] as Given, [GIVEN, ofOthers] as Given, [7n, 9n])).toEqual({ ok: true, value: GIVEN })
  })

  test('is not where a member is left out, or its delegation is revoked', () => {
    const refused = { ok: false, refusal: { code: 'procedure-not-delegated' } }
    const revoked = { ...ofOthers, revokedAt: new Date('2021-06-24T08:00+07:00') }
    expect(judge([GIVEN] as Given, [GIVEN] as Given, [7n, 9n])).toEqual(refused)
    expect(judge([GIVEN] as Given, [GIVEN, revoked] as Given, [7n, 9n])).toEqual(refused)
  })

  test('of which the first was not delegated by its own agency is not, whatever others gave', () => {
    expect(judge([ofOthers] as Given, [GIVEN, ofOthers] as Given, [7n]))
      .toEqual({ ok: false, refusal: { code: 'procedure-not-delegated' } })
    expect(judge([], [GIVEN] as Given, [7n])).toEqual({ ok: false, refusal: { code: 'delegation-missing' } })
  })
})

test('one that is revoked stands on no day', () => {
  expect(isStanding({ ...GIVEN, revokedAt: new Date('2021-06-02T08:00+07:00') }, '2021-06-01')).toBe(false)
})
