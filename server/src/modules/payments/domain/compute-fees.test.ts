/** Need: what is asked of a citizen is what the rule says, to the đồng, and what is not known is never nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FeeOfRule, type FeeRule, computeFees } from './compute-fees.ts'
import { type FeeFacts, readFeeFacts } from './fee-facts.ts'

const ON = { onDay: '2026-03-02' }
const amount = (ask: (facts: FeeFacts) => unknown, more: Partial<FeeOfRule> = {}): FeeOfRule =>
  ({ name: 'Phí thử', kind: 'phi', article: 'Điều 1', how: { by: 'amount', ask }, exempt: [], ...more })
const rule = (fees: readonly FeeOfRule[], needs: FeeRule['needs'] = []): FeeRule => ({ needs, fees })

describe('what is owed together', () => {
  test('is the sum of what is known, in the order of the rule', () => {
    // 20,000 + 15,000 = 35,000; what is free adds 0
    const computed = computeFees(rule([
      amount(() => 20_000, { says: 'Hai mươi nghìn' }), amount(() => 15_000), amount(() => 0),
    ]), ON)
    expect(computed).toEqual({ ok: true, value: {
      total: 35_000, isWhole: true, items: [
        { name: 'Phí thử', kind: 'phi', amount: 20_000, state: 'owed', why: 'Hai mươi nghìn (Điều 1)' },
        { name: 'Phí thử', kind: 'phi', amount: 15_000, state: 'owed', why: 'Theo Điều 1' },
        { name: 'Phí thử', kind: 'phi', amount: 0, state: 'free', why: 'Theo Điều 1' },
      ],
    } })
  })

  test.each([['unpublished', 'unpublished'], ['another-agency', 'by-another-agency']] as const)(
    'is not the whole while a fee is %s: that has no amount, not 0', (by, state) => {
      const computed = computeFees(rule([amount(() => 20_000), amount(() => 0, { how: { by } })]), ON)
      if (!computed.ok) throw new Error(computed.refusal.code)
      const { items, total, isWhole } = computed.value
      expect([items[1]?.amount, items[1]?.state, total, isWhole]).toEqual([null, state, 20_000, false])
    })

  test('lacks what is waived, and the reason is told: the first that holds', () => {
    const exempt = [
      { when: () => false, reason: 'Trẻ em', article: 'Điều 2' }, { when: () => true, reason: 'Hộ nghèo', article: 'Điều 3' },
      { when: () => true, reason: 'Người cao tuổi', article: 'Điều 4' },
    ]
    const computed = computeFees(rule([amount(() => 20_000, { exempt }), amount(() => 5_000)]), ON)
    if (!computed.ok) throw new Error(computed.refusal.code)
    expect(computed.value.items[0])
      .toEqual({ name: 'Phí thử', kind: 'phi', amount: 0, state: 'exempt', why: 'Hộ nghèo (Điều 3)' })
    expect([computed.value.total, computed.value.isWhole]).toEqual([5_000, true])
  })

  test('is whole when what is unpublished is waived: nothing more can come', () => {
    const exempt = [{ when: () => true, reason: 'Đúng hạn', article: 'Điều 2' }]
    const computed = computeFees(rule([amount(() => 1, { how: { by: 'unpublished' }, exempt })]), ON)
    expect(computed.ok && [computed.value.total, computed.value.isWhole]).toEqual([0, true])
  })
})

describe('a rule that gives no whole đồng is a fault with the name of its fee', () => {
  test.each<[string, unknown, string]>([
    ['half a đồng', 0.5, 'fraction'], ['a hair above a whole', 20_000.000_000_1, 'fraction'],
    ['a negative', -1, 'negative'], ['half below nothing', -0.5, 'negative'],
    ['null', null, 'unknown'], ['nothing', undefined, 'unknown'], ['a text of digits', '20000', 'no-number'],
    ['true', true, 'no-number'], ['a list of one', [20_000], 'no-number'], ['infinity', Infinity, 'no-number'],
    ['no number', NaN, 'no-number'], ['more than a whole number holds', 2 ** 53, 'too-large'],
  ])('%s', (_, value, fault) => {
    expect(computeFees(rule([amount(() => 10), amount(() => value, { name: 'Phí lỗi' })]), ON))
      .toMatchObject({ ok: false, refusal: { code: 'fee-faulty', item: 'Phí lỗi', fault } })
  })

  test.each([[null], ['true'], [1]])('and a condition that is neither true nor false (%s)', (holds) => {
    const exempt = [{ when: () => holds, reason: 'Miễn', article: 'Điều 2' }]
    expect(computeFees(rule([amount(() => 10, { exempt })]), ON))
      .toMatchObject({ ok: false, refusal: { code: 'fee-faulty', item: 'Phí thử', fault: 'condition' } })
  })

  test('and one that does not compile, with why', () => {
    expect(computeFees(rule([amount(() => 10, { how: { by: 'broken', text: 'sai chỗ này' } })]), ON))
      .toEqual({ ok: false, refusal: { code: 'fee-faulty', item: 'Phí thử', fault: 'broken', found: 'sai chỗ này' } })
  })

  test('and a sum that a whole number does not hold', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(computeFees(rule([amount(() => most), amount(() => 1)]), ON))
      .toMatchObject({ ok: false, refusal: { code: 'fee-faulty', fault: 'too-large' } })
  })
})

test('facts that a rule reads and nobody stated are named, all of them, before anything is asked', () => {
  const asked = () => { throw new Error('asked') }
  expect(computeFees(rule([amount(asked)], ['copies', 'pages', 'onDay']), { ...ON, copies: 1 }))
    .toEqual({ ok: false, refusal: { code: 'facts-missing', missing: ['pages'] } })
})

test.each(['copies', 'pages', 'quantity'] as const)('%s of 0 leave the fee unknown, not free', (name) => {
  const byCount = (facts: FeeFacts) => 8_000 * (facts[name] ?? Number.NaN)
  expect(computeFees(rule([amount(byCount)], [name]), { ...ON, [name]: 0 }))
    .toEqual({ ok: false, refusal: { code: 'facts-missing', missing: [name] } })
  expect(computeFees(rule([amount(byCount)], [name]), { ...ON, [name]: 1 })).toMatchObject({ value: { total: 8_000 } })
})

describe('facts from outside', () => {
  const known = new Set(['ho-ngheo'])
  const read = (raw: Record<string, unknown>) => {
    const facts = readFeeFacts(raw, known, '2026-03-02')
    return facts.ok ? facts.value : facts.refusal
  }

  test('are taken as they are, with today where no day is named', () => {
    expect(read({})).toEqual({ onDay: '2026-03-02' })
    const all = { channel: 'post', copies: 1, pages: 10_000, zone: 'remote', subjects: ['ho-ngheo'], quantity: 1, onDay: '2025-01-01' }
    expect(read(all)).toEqual(all)
  })

  test.each<[string, unknown]>([
    ['channel', 'direct'], ['channel', null], ['copies', 0], ['pages', 0], ['quantity', 0], ['copies', -1], ['copies', 1.5], ['copies', '2'], ['copies', 10_001],
    ['pages', true], ['zone', 'city'], ['subjects', 'ho-ngheo'], ['subjects', [1]],
    ['subjects', Array.from({ length: 21 }, () => 'ho-ngheo')], ['quantity', 1e9], ['onDay', '2026-02-29'],
    ['onDay', 20260301],
  ])('%s is not %s', (fact, value) => {
    expect(read({ [fact]: value })).toEqual({ code: 'facts-invalid', fact, why: 'value' })
  })

  test.each(['page', 'onday', '__proto__x', 'toString'])('%s is none', (fact) => {
    expect(read({ [fact]: 1 })).toEqual({ code: 'facts-invalid', fact, why: 'unknown-fact' })
  })

  test('a mistyped subject is told, for it would cost an exemption', () => {
    expect(read({ subjects: ['ho-ngheo', 'ho-ngeo'] }))
      .toEqual({ code: 'facts-invalid', fact: 'subjects', why: 'unknown-subject', subject: 'ho-ngeo' })
  })
})

test('the slow way says the same: each fee by itself, in any mixture of states', () => {
  const aFee = fc.record({
    by: fc.constantFrom('amount', 'unpublished', 'another-agency'), value: fc.oneof(fc.nat(5_000_000), fc.nat(5_000_000), fc.double({ max: 1e14 })),
    waived: fc.array(fc.boolean(), { maxLength: 3 }),
  })
  fc.assert(fc.property(fc.array(aFee, { maxLength: 6 }), (fees) => {
    const computed = computeFees(rule(fees.map(({ by, value, waived }) => amount(() => value, {
      ...by !== 'amount' && { how: { by: by as 'unpublished' } },
      exempt: waived.map((holds) => ({ when: () => holds, reason: 'Miễn', article: 'Điều 2' })),
    }))), ON)
    // The oracle reads an amount as it is written: digits alone, and adds by whole numbers that know no limit.
    const asked = fees.filter(({ by, waived }) => by === 'amount' && !waived.includes(true))
    const isFaulty = asked.some(({ value }) => !/^\d{1,15}$/.test(String(value)))
    expect(computed.ok).toBe(!isFaulty)
    if (!computed.ok) return
    expect(BigInt(computed.value.total)).toBe(asked.reduce((sum, { value }) => sum + BigInt(value), 0n))
    expect(computed.value.isWhole).toBe(fees.every(({ by, waived }) => by === 'amount' || waived.includes(true)))
  }))
})
