/** Need: a bundle asks for each paper once and costs no more than its members apart (NĐ 63/2024). */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readProcedures } from '../../../cli/read-procedures.ts'
import type { ProcedureContent, ProcedureVersionRow } from './procedure.ts'
import { membersAsked, resultsFor, shareOf } from './share-of.ts'

const { rows: { procedures } } = readProcedures(fileURLToPath(new URL('../../../../../data/', import.meta.url)))
const on = (day: string) => procedures.filter(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)
const DAYS = ['2021-06-25', '2024-12-02', '2025-07-01']
const bundlesOn = (day: string) => on(day).filter(({ content }) => content.bundle)
const contentsOn = (day: string) => new Map(on(day).map(({ procedure, content }) => [procedure, content]))
const membersOf = ({ content }: ProcedureVersionRow, day: string) =>
  content.bundle?.members.map(({ procedure }) => contentsOn(day).get(procedure)) ?? []
const costOf = ({ fee }: ProcedureContent, key: 'amount' | 'onlineAmount') =>
  fee.items.reduce((sum, item) => sum + (item[key] ?? item.amount ?? 0), 0)

describe.each(DAYS)('on %s', (day) => {
  test('the five bundles of the catalogue are in force', () => {
    expect(bundlesOn(day).map(({ procedure }) => procedure).sort()).toEqual([
      'lt-khai-sinh-3', 'lt-khai-sinh-bhyt', 'lt-khai-tu', 'lt-thanh-lap-dn', 'lt-tro-cap',
    ])
  })

  test.each(bundlesOn(day).map((row) => [row.procedure, row] as const))('%s', (_, row) => {
    const members = membersOf(row, day)
    const components = row.content.components.map(({ documentType, isForm }) => isForm ? 'form' : documentType)
    expect(new Set(components).size).toBe(components.length)
    for (const key of ['amount', 'onlineAmount'] as const) {
      const apart = members.reduce((sum, one) => sum + (one ? costOf(one, key) : 0), 0)
      expect(costOf(row.content, key)).toBeLessThanOrEqual(apart)
    }
    if (members.some((one) => one && one.fee.state !== 'free')) expect(row.content.fee.state).not.toBe('free')
  })
})

const birth = bundlesOn('2021-06-25').find(({ procedure }) => procedure === 'lt-khai-sinh-3')
const NONE = { members: [], cutoff: null, covers: [], pushMinutes: 0, acknowledgeHours: 0, outside: [] }
const rules = birth?.content.bundle ?? NONE
const contents = contentsOn('2021-06-25')

test('the birth bundle asks for the birth notice, and neither for CT01 nor for the certificate that it makes', () => {
  const asked = birth?.content.components.filter(({ isForm }) => !isForm).map(({ documentType }) => documentType)
  expect(asked).toContain('giay-chung-sinh')
  expect(asked).not.toContain('ct01')
  expect(asked).not.toContain('giay-khai-sinh')
})

test('members that are not wanted are left out, and waited for by nobody', () => {
  expect(membersAsked(rules, { 'bundle.members': '3' }).map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(membersAsked(rules, { 'bundle.members': '2' }).map(({ seq, after }) => [seq, after])).toEqual([[1, []], [3, [1]]])
})

test('each agency gets its part of the answers, and no more', () => {
  const answers = { 'mother.idNumber': '000196990001', 'child.fullName': 'Đỗ Văn Thử', 'householdHead.fullName': 'Đỗ' }
  const filed = [{ component: 'giay-chung-sinh', how: 'filed' as const }]
  const [first, second, third] = rules.members.map((member) => shareOf(rules, member, contents, {
    answers, filed, needed: [],
  }))
  expect(Object.keys(first?.answers ?? {})).toEqual(['mother.idNumber', 'child.fullName'])
  expect(Object.keys(second?.answers ?? {})).toEqual(['child.fullName', 'householdHead.fullName'])
  expect(Object.keys(third?.answers ?? {})).toEqual(['child.fullName'])
  expect(first?.filed).toContainEqual({ component: 'giay-chung-sinh', how: 'filed' })
  expect(third?.filed.map(({ component }) => component)).not.toContain('giay-chung-sinh')
})

test('the certificate of the first is a paper of the third', () => {
  const third = rules.members.find(({ seq }) => seq === 3)
  expect(third && resultsFor(third, rules, contents)).toEqual([{ from: 1, component: 'giay-khai-sinh' }])
})
