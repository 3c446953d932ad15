/** Need: a process asks of the declaration by the keys of its form, all of which have dots in them. */
import { expect, test } from 'vitest'
import { askFeel } from '../../../platform/feel/ask-feel.ts'
import { nestedAnswers } from './nested-answers.ts'

const NOW = new Date('2021-06-25T08:00:00+07:00')

test('answers are read by their keys', () => {
  const answers = nestedAnswers({ 'household.members': 5, 'household.head.fullName': 'A', 'kind': 'moi' })
  const ask = (expression: string) => askFeel(expression, { answers }, NOW)
  expect(ask('answers.household.members > 4')).toEqual({ ok: true, value: true })
  expect(ask('answers.household.head.fullName')).toEqual({ ok: true, value: 'A' })
  expect(ask('answers.kind = "moi"')).toEqual({ ok: true, value: true })
  expect(ask('answers.household.rooms > 4')).toMatchObject({ value: null })
})

test('whatever keys there are, nothing but answers comes of them', () => {
  expect(nestedAnswers({ 'a': 1, 'a.b': 2 })).toEqual({ a: { b: 2 } })
  const hostile = nestedAnswers(JSON.parse('{"__proto__.bad": 1, "constructor.prototype.bad": 1}') as never)
  expect(JSON.stringify(hostile)).toBe('{"__proto__":{"bad":1},"constructor":{"prototype":{"bad":1}}}')
  expect('bad' in {}).toBe(false)
  expect(nestedAnswers(null)).toBe(null)
})
