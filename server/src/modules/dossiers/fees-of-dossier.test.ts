/** Need (part C4, R18): what a dossier costs is known, or is said not to be; it is never free because nobody said. */
import { expect, test } from 'vitest'
import type { FeeRule } from '../payments/public.ts'
import { feesOfDossier } from './fees-of-dossier.ts'

const onDay = '2026-03-02'
const fee = { kind: 'phi', article: 'Luật X', exempt: [] } as const
const perCopy: FeeRule = {
  needs: ['copies'],
  fees: [{ ...fee, name: 'Bản sao', how: { by: 'amount', ask: (facts) => (facts.copies ?? 0) * 2_000 } }],
}
const content = {
  fee: {
    state: 'amount' as const, text: null, items: [
      { name: 'Lệ phí', kind: 'le-phi', amount: 20_000, onlineAmount: null, per: 'lần', condition: null },
    ],
  },
}

test('a rule whose facts are said has an amount, at reception', () => {
  const [now, ...more] = feesOfDossier({ content, rule: perCopy, decided: undefined, facts: { onDay, copies: 3 } })
  expect(now).toMatchObject({ moment: 'reception', fees: [{ name: 'Bản sao', amount: 6_000, state: 'owed' }] })
  expect(more).toEqual([])
})

test('a rule whose facts are not said has none, and says which are missing', () => {
  const [now] = feesOfDossier({ content, rule: perCopy, decided: undefined, facts: { onDay } })
  expect(now?.fees).toMatchObject([{ amount: null, why: 'Chưa đủ dữ kiện để tính: số bản' }])
})

test('a rule with a fault has none, and names the fee', () => {
  const rule: FeeRule = { needs: [], fees: [{ ...fee, name: 'Bản sao', how: { by: 'amount', ask: () => 0.5 } }] }
  const [now] = feesOfDossier({ content, rule, decided: undefined, facts: { onDay } })
  expect(now?.fees).toMatchObject([{ amount: null, why: 'Quy tắc thu có lỗi ở khoản “Bản sao”' }])
})

test('what another agency tells is due with the result', () => {
  const rule: FeeRule = { needs: [], fees: [
    { ...fee, name: 'Thẩm định', how: { by: 'amount', ask: () => 100 } },
    { ...fee, name: 'Trước bạ', kind: 'nghia-vu-tai-chinh', how: { by: 'another-agency' } },
  ] }
  const fees = feesOfDossier({ content, rule, decided: undefined, facts: { onDay } })
  expect(fees.map(({ moment, fees: all }) => [moment, ...all.map(({ amount }) => amount)]))
    .toEqual([['reception', 100], ['return', null]])
})

test('a table goes before the rule, and what it waives stays as nothing', () => {
  const decided = [{ name: 'Lệ phí', amount: 0, per: 'lần', reason: 'Hộ nghèo' }]
  const [now] = feesOfDossier({ content, rule: perCopy, decided, facts: { onDay, copies: 3 } })
  expect(now?.fees).toEqual([{ name: 'Lệ phí', kind: 'phi', amount: 0, state: 'exempt', why: 'Hộ nghèo' }])
})

test('without a rule the published list is asked for, and somebody says what it comes to', () => {
  const [now] = feesOfDossier({ content, rule: undefined, decided: undefined, facts: { onDay } })
  expect(now?.fees).toMatchObject([{ name: 'Lệ phí', kind: 'le-phi', amount: null }])
  const free = { fee: { ...content.fee, state: 'free' as const } }
  expect(feesOfDossier({ content: free, rule: undefined, decided: undefined, facts: { onDay } })).toEqual([])
})
