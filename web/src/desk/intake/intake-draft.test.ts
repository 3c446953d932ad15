/** Need: users.md 2.4 — all faults at once at their fields, what was entered kept, missing papers in one slip. */
import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { expect, test } from 'vitest'
import { CallError } from '../../lib/call-error.ts'
import { EMPTY_DRAFT, type HeldHere, type IntakeDraft, draftFaults, howOf, intakeBodyOf, refusalFaults } from './intake-draft.ts'

const component = (id: string, more = {}) => ({
  id, name: `Giấy ${id}`, originals: 1, copies: 0, required: 'always' as const, handling: 'submit' as const,
  condition: null, isForm: false, documentType: id, ...more,
})
const procedure: ProcedureDetail = {
  id: '00000000-0000-4000-8000-000000000031',
  procedure: 'thu',
  code: '1.000000',
  name: 'Thủ tục thử',
  sector: 'Thử',
  levelName: '',
  channels: [],
  limits: [],
  feeText: '',
  resultName: '',
  sets: 1,
  territoryIndependent: false, hasTables: false,
  asks: 'commune',
  formPages: [],
  items: [],
  components: [
    component('to-khai', { isForm: true }), component('chung-sinh'), component('uy-quyen', { required: 'conditional' }),
    component('cu-tru', { handling: 'data' }),
  ],
}
const applicant = {
  id: '00000000-0000-4000-8000-000000000021', kind: 'citizen' as const, fullName: 'Nguyễn Thị Thử',
  number: '000*******01', phone: null, birth: null, account: 'none' as const, signInPhone: null,
}
const file = new File(['x'], 'a.pdf')
const ready: IntakeDraft = {
  ...EMPTY_DRAFT,
  applicant,
  communeId: '00000000-0000-4000-8000-000000000041',
  papers: {
    'chung-sinh': {
      how: 'filed', files: [{ key: '1', file, state: 'sent', uploadId: '00000000-0000-4000-8000-000000000051' }],
    },
  },
}

test('an empty draft tells all that is missing at once', () => {
  expect(draftFaults(EMPTY_DRAFT, undefined).map(({ id }) => id)).toEqual(['nguoi-nop', 'thu-tuc'])
  expect(draftFaults({ ...EMPTY_DRAFT, channel: 'post', delivery: 'post' }, procedure).map(({ id }) => id))
    .toEqual(['nguoi-nop', 'dia-ban', 'giay-chung-sinh', 'dia-chi-tra', 'nhan-luc'])
  expect(draftFaults(ready, procedure)).toEqual([])
})

test('the declaration counts as handed in, data as looked up, what is not always needed as not there', () => {
  expect(procedure.components.map((one) => howOf(one, {}))).toEqual(['filed', undefined, 'missing', 'data'])
})

test('a file on its way or refused holds the receipt back', () => {
  const withFile = (state: 'sending' | 'failed') =>
    draftFaults({ ...ready, papers: { 'chung-sinh': { how: 'filed', files: [{ key: '1', file, state }] } } }, procedure)
  expect(withFile('sending')).toHaveLength(1)
  expect(withFile('failed')).toHaveLength(1)
})

test('the body names each paper, and files only of those handed in', () => {
  const body = intakeBodyOf(ready, procedure, { a: 1 })
  expect(body.components).toEqual([
    { component: 'to-khai', how: 'filed', originals: 1, copies: 0, files: [] },
    { component: 'chung-sinh', how: 'filed', originals: 1, copies: 0, files: ['00000000-0000-4000-8000-000000000051'] },
    { component: 'uy-quyen', how: 'missing', files: [] },
    { component: 'cu-tru', how: 'data', files: [] },
  ])
  expect(body).not.toHaveProperty('confirmedDouble')
  expect(body).not.toHaveProperty('handedInAt')
  expect(body).not.toHaveProperty('sectionId')
  expect(
    intakeBodyOf(
      { ...ready, channel: 'post', handedInAt: '2021-06-24T15:30' }, procedure, {},
      { confirmedDouble: true, sectionId: applicant.id },
    ),
  ).toMatchObject({
    channel: 'post', handedInAt: '2021-06-24T08:30:00.000Z', confirmedDouble: true, sectionId: applicant.id,
  })
})

test('a refusal finds the fields: answers by key, papers by their place in the list', () => {
  const refusal = new CallError(422, 'components-missing', 'Thiếu giấy tờ.', [
    { pointer: '/components/1', code: 'missing', text: 'Thiếu giấy tờ bắt buộc.' },
    { pointer: '/answers/child.fullName', code: 'required', text: 'Điền họ tên.' },
    { pointer: '/answers/members/0/name', code: 'required', text: 'Điền tên người thứ nhất.' },
    { pointer: '/communeId', code: 'unknown', text: 'Chọn lại xã.' },
  ])
  expect(refusalFaults(refusal, procedure)).toEqual([
    { id: 'dia-ban', text: 'Chọn lại xã.' },
    { id: 'o-child-fullName', text: 'Điền họ tên.' },
    { id: 'o-members', text: 'Điền tên người thứ nhất.' },
    { id: 'giay-chung-sinh', text: 'Giấy chung-sinh: Thiếu giấy tờ bắt buộc.' },
  ])
})

test('what is held is used and not asked for; to ask again needs a reason, to use one of several a choice', () => {
  const held: HeldHere = { 'chung-sinh': { isOfOwner: true }, 'uy-quyen': { isOfOwner: false } }
  expect(procedure.components.map((one) => howOf(one, {}, held))).toEqual(['filed', 'reused', 'missing', 'data'])
  expect(draftFaults(ready, procedure, held).map(({ id }) => id)).toEqual(['giay-chung-sinh'])
  const again: IntakeDraft = {
    ...ready, papers: { 'chung-sinh': { how: 'presented', files: [], askedAgain: 'nghi-ngo-gia-mao' }, 'uy-quyen': {
      how: 'reused', files: [],
    } },
  }
  expect(draftFaults(again, procedure, held).map(({ id }) => id)).toEqual(['giay-uy-quyen'])
  const [, sent] = intakeBodyOf(again, procedure, {}, { held }).components
  expect(sent).toEqual({ component: 'chung-sinh', how: 'presented', files: [], askedAgain: 'nghi-ngo-gia-mao' })
  // Of what is not held any more nothing is used, and no reason is told.
  expect(howOf(procedure.components[2] as never, again.papers)).toBe('missing')
  expect(intakeBodyOf(again, procedure, {}).components[1]).toEqual({ component: 'chung-sinh', how: 'presented', files: [] })
})
