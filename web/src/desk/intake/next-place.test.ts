/** Need: focus goes where the next keystroke belongs; the order is that of the sheet (screens.md, Desk, Intake). */
import type { PersonLine } from '@motcua/contracts/people.ts'
import type { ProcedureDetail, ProcedureLine } from '@motcua/contracts/procedures.ts'
import { expect, test } from 'vitest'
import { EMPTY_DRAFT, type IntakeDraft } from './intake-draft.ts'
import { nextPlaceOf } from './next-place.ts'

const paper = (id: string, more = {}) => ({
  id, name: id, originals: 1, copies: 0, required: 'always' as const, handling: 'submit' as const, condition: null,
  isForm: false, ...more,
})
const procedure = {
  asks: 'nothing', limits: [{ name: null, text: '1 ngày' }],
  components: [paper('to-khai', { isForm: true }), paper('giay-chung-sinh'), paper('khac', { required: 'optional' })],
} as unknown as ProcedureDetail
const person = { id: 'p' } as PersonLine
const line = { id: 't' } as ProcedureLine
const sheet = { needsSection: false, procedure, hasForm: true, hasPaperForm: true }
const place = (draft: Partial<IntakeDraft>, more: Partial<typeof sheet> = {}) =>
  nextPlaceOf({ ...EMPTY_DRAFT, ...draft }, { ...sheet, ...more })

test('an empty sheet asks for the section where there are several, then for the person', () => {
  expect(place({}, { needsSection: true })).toBe('bo-phan')
  expect(place({})).toBe('nguoi-nop')
})

test('a person is followed by the procedure, also while it is loading', () => {
  expect(place({ applicant: person })).toBe('thu-tuc')
  expect(nextPlaceOf({ ...EMPTY_DRAFT, applicant: person, procedure: line }, { ...sheet, procedure: undefined }))
    .toBe('thu-tuc')
})

test('a procedure that needs a place or a case of time limit asks for these first', () => {
  const chosen = { applicant: person, procedure: line }
  const asking =
    { ...procedure, asks: 'commune', limits: [{ name: 'a', text: '1' }, { name: 'b', text: '2' }] } as ProcedureDetail
  expect(place(chosen, { procedure: asking })).toBe('dia-ban')
  expect(place({ ...chosen, communeId: 'x' }, { procedure: asking })).toBe('truong-hop')
})

test('then the declaration, the first mandatory paper that nobody has decided, and the way back', () => {
  const chosen = { applicant: person, procedure: line }
  expect(place(chosen)).toBe('cach-ke-khai')
  expect(place(chosen, { hasPaperForm: false })).toBe('noi-dung-ke-khai')
  expect(place({ ...chosen, isFormOnPaper: true })).toBe('giay-giay-chung-sinh')
  expect(place(chosen, { hasForm: false })).toBe('giay-giay-chung-sinh')
  expect(place({ ...chosen, isFormOnPaper: true, papers: { 'giay-chung-sinh': { how: 'filed', files: [] } } }))
    .toBe('cach-nhan')
})
