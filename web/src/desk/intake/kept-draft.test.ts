/** Need: P3.5 — after a reload the sheet is as it was, but for what was still on its way. */
import { expect, test } from 'vitest'
import { EMPTY_DRAFT, type IntakeDraft } from './intake-draft.ts'
import { draftOf, isEmpty, sheetOf } from './kept-draft.ts'

const upload = '00000000-0000-4000-8000-000000000051'
const entered: IntakeDraft = {
  ...EMPTY_DRAFT, channel: 'post', handedInAt: '2021-06-24T15:30', limitCase: 2, deliveryAddress: 'Thôn 3',
  known: { number: '000196990001', birth: '1996-04' }, answers: { 'child.fullName': 'Trần An', 'child.sex': undefined },
  papers: {
    'chung-sinh': {
      how: 'filed',
      files: [
        { key: '1', file: new File(['xyz'], 'a.pdf'), state: 'sent', uploadId: upload, pages: 2 },
        { key: '2', file: new File(['x'], 'b.pdf'), state: 'sending', sent: 0 },
      ],
    },
    'cu-tru': { how: 'missing', files: [] },
  },
}

test('what was entered comes back through the wire, and of files those that have arrived', () => {
  const back = draftOf(JSON.parse(JSON.stringify(sheetOf(entered))) as ReturnType<typeof sheetOf>)
  expect(back).toEqual({
    ...entered, answers: { 'child.fullName': 'Trần An' },
    papers: {
      'chung-sinh': {
        how: 'filed',
        files: [{
          key: upload, uploadId: upload, file: { name: 'a.pdf', size: 3, type: '' }, state: 'sent', pages: 2,
        }],
      },
      'cu-tru': { how: 'missing', files: [] },
    },
  })
})

test('a sheet on which nobody has entered anything is not kept', () => {
  expect(isEmpty(EMPTY_DRAFT)).toBe(true)
  expect(isEmpty({ ...EMPTY_DRAFT, answers: { 'child.fullName': undefined } })).toBe(true)
  expect(isEmpty({ ...EMPTY_DRAFT, isFormOnPaper: true })).toBe(false)
  expect(isEmpty(entered)).toBe(false)
})
