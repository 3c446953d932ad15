/** Need: a person checks the answers in words, not in codes. */
import { expect, test } from 'vitest'
import { formNamed, goodExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import { type Answer, fieldsOf, findField } from './model.ts'
import { showAddress, showAnswer, showAnswers, showDay, showNumber } from './show-answer.ts'

const birth = formNamed('tk-khai-sinh')
const shown = (key: string, answer: Answer) => {
  const field = findField(birth, key)
  if (!field) throw new Error(key)
  return showAnswer(birth, field, answer)
}

test.each<[string, Answer, string]>([
  ['child.birthDate', '2021-06-25', '25/06/2021'], ['father.birthDate', '1990', '1990'],
  ['father.birthDate', '1994-07', '07/1994'],
  ['child.sex', 'nu', 'Nữ'], ['child.ethnicity', '23', 'Bru - Vân Kiều'], ['mother.isDeceased', true, 'Có'],
  ['request.copiesWanted', false, 'Không'], ['request.copies', 2, '2'], ['child.nationality', 'MM', 'MM'],
  ['father.residence', { country: 'LA', epoch: 'nuoc-ngoai', text: 'Bản demo, Lào' }, 'Bản demo, Lào'],
])('%s', (key, answer, text) => {
  expect(shown(key, answer)).toBe(text)
})

test('an address before and after the districts', () => {
  const [province, district, commune] = ['Tỉnh A', 'Huyện B', 'Xã C'].map((name) => ({ code: '44', name }))
  if (!province || !district || !commune) throw new Error('three units')
  expect(showAddress({ country: 'VN', epoch: '3-cap', province, district, commune, detail: 'Thôn D' }))
    .toBe('Thôn D, Xã C, Huyện B, Tỉnh A')
  expect(showAddress({ country: 'VN', epoch: '2-cap', province, commune })).toBe('Xã C, Tỉnh A')
})

test.each([[0, '0'], [999, '999'], [1500, '1.500'], [1_500_000, '1.500.000'], [85.5, '85,5'],
  [-1234.25, '-1.234,25']])('the number %d', (number, text) => {
  expect(showNumber(number)).toBe(text)
})

test('a partial day', () => {
  expect([showDay('2021'), showDay('2021-06'), showDay('2021-06-25')]).toEqual(['2021', '06/2021', '25/06/2021'])
})

test('rows of a table with their columns', () => {
  const example = goodExamples.find(({ id }) => id === 'hkd-1')
  if (!example) throw new Error('hkd-1')
  const { answers } = checkAnswers(example.form, example.answers, example.occasion)
  const lines = showAnswers(example.form, fieldsOf(example.form), answers).find(({ key }) => key === 'business.lines')
  expect(lines?.text).toBe('1. Bán lẻ tổng hợp, 4711, Có\n2. Bán lẻ đồ uống, 4723, Không')
  expect(lines?.rows?.[0]?.map(({ label, text }) => [label, text]))
    .toEqual([['Tên', 'Bán lẻ tổng hợp'], ['Mã ngành', '4711'], ['Ngành chính', 'Có']])
})

test('every answer of every good example has words', () => {
  for (const { form, answers, occasion } of goodExamples) {
    const checked = checkAnswers(form, answers, occasion)
    const lines = showAnswers(form, fieldsOf(form), checked.answers)
    expect(new Set(lines.map(({ key }) => key))).toEqual(new Set(Object.keys(checked.answers)))
    expect(lines.filter(({ text }) => text === '' || text.includes('[object'))).toEqual([])
  }
})
