/** Need (part C4): a rule of fees that is broken is found before it is published, and not by whoever must pay. */
import { compileFeeRule } from '@motcua/forms/compile-fee-rule.ts'
import { expect, test } from 'vitest'
import type { FeeRuleText } from '../catalogue/public.ts'
import { FACT_NAMES } from '../payments/public.ts'
import { lintFees } from './lint-fees.ts'

const SUBJECTS = [{ code: 'tre-em', name: 'trẻ em' }]
const rule = (amount: string, more: Partial<FeeRuleText> = {}, when?: string): FeeRuleText => ({
  validFrom: '2021-01-01', validTo: null, subjects: SUBJECTS,
  items: [{
    name: 'Phí', kind: 'phi', article: 'Đ.1', amount, ...when !== undefined && { exempt: [{ when, reason: 'Miễn', article: 'Đ.2' }] },
  }],
  ...more,
})
const lint = (...feeRules: readonly FeeRuleText[]) => lintFees({ feeRules }, ({ items, subjects }) =>
  compileFeeRule(items, FACT_NAMES, new Set(subjects.map(({ code }) => code))))
  .map(({ severity, code, pointer, element }) => `${severity} ${code} ${pointer} ${String(element)}`)

test('rules that say whole đồng, or that it is not known here, are in order; one after the other is, too', () => {
  expect(lint()).toEqual([])
  expect(lint(rule('8000 * copies', {}, 'list contains(subjects, "tre-em")'))).toEqual([])
  expect(lint(rule('unpublished'), rule('another-agency', { validFrom: '2020-01-01', validTo: '2020-12-31' }))).toEqual([])
})

test('an expression that does not compile, a fact or a subject that nobody knows', () => {
  for (const amount of ['8000 *', '8000 * sheets', ''])
    expect([amount, lint(rule(amount))]).toEqual([amount, ['error fee-rule-broken /content/feeRules/0 Phí/amount']])
  expect(lint(rule('1000', {}, 'list contains(subjects, "tre-en")')))
    .toEqual(['error fee-rule-broken /content/feeRules/0 Phí/exempt/0'])
})

test('an amount that is no whole đồng, or is read as a fraction since it is written with a dot', () => {
  for (const amount of ['0.5', '-1000', '"tám nghìn"', 'null', '1000000 * 1000000000 * 1000000'])
    expect([amount, lint(rule(amount))]).toEqual([amount, ['error fee-amount-wrong /content/feeRules/0 Phí']])
  expect(lint(rule('8.000 * copies'))).toEqual(['error fee-amount-wrong /content/feeRules/0 Phí'])
  // Half of a number that is stated is only known with that number.
  expect(lint(rule('0.5 * copies'))).toEqual([])
})

test('days that end before they begin, and two rules on one day', () => {
  expect(lint(rule('1000', { validTo: '2020-12-31' }))).toEqual(['error fee-days-wrong /content/feeRules/0 null'])
  expect(lint(rule('1000', { validTo: '2021-06-30' }), rule('2000', { validFrom: '2021-06-30' })))
    .toEqual(['error fee-days-shared /content/feeRules/1 null'])
  expect(lint(rule('1000', { validTo: '2021-06-29' }), rule('2000', { validFrom: '2021-06-30' }))).toEqual([])
})
