/** Need (part C4): where a rule asks for a paper nobody is free of a fee by their word alone, and nobody pays by it. */
import { expect, test } from 'vitest'
import { withoutProof } from './fee-questions.ts'

const SUBJECTS = [
  { code: 'tre-em', name: 'trẻ em' }, { code: 'ho-ngheo', name: 'hộ nghèo', proof: 'giấy chứng nhận hộ nghèo' },
]
const content = { feeRules: [{ validFrom: '2021-01-01', validTo: '2021-12-31', subjects: SUBJECTS, items: [] }] }
const said = (subjects: readonly string[] | undefined, day = '2021-06-25') =>
  withoutProof(content, day, { copies: 2, ...subjects && { subjects } })

test('what needs no paper counts as it was said, and so does that nothing holds', () => {
  expect(said(['tre-em'])).toEqual({ copies: 2, subjects: ['tre-em'] })
  expect(said([])).toEqual({ copies: 2, subjects: [] })
  expect(said(undefined)).toEqual({ copies: 2 })
})

test('where any must be shown by a paper nothing is said of subjects, neither that they hold nor that none does', () => {
  expect(said(['ho-ngheo'])).toEqual({ copies: 2 })
  expect(said(['tre-em', 'ho-ngheo'])).toEqual({ copies: 2 })
})

test('a subject that the rule of the day does not have says nothing', () => {
  expect(said(['nguoi-la'])).toEqual({ copies: 2 })
  expect(said(['tre-em'], '2022-01-01')).toEqual({ copies: 2 })
})
