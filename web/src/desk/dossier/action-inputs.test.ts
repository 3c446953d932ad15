import { ActionBodies, type ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import Value from 'typebox/value'
import { expect, test } from 'vitest'
import { CallError } from '../../lib/call-error.ts'
import {
  type Action, type ActionValues, NO_VALUES, actionFaults, bodyOf, inputsOf, refusedFaults,
} from './action-inputs.ts'
import { pinFaults, pinsOf } from './pin-fields.tsx'

const uuid = '00000000-0000-4000-8000-000000000001'
const filled: ActionValues = {
  note: 'đã xem', reason: 'Thiếu chữ ký', content: 'Nội dung', assigneeId: uuid, wrongs: { 'chung-sinh': 'Ảnh mờ' },
  step: 'b', outcome: 'settle', limitCase: 1, amount: '1.250.000', days: '5', resultNumber: '12/GKS', resultContent: '',
  receiver: 'Bà Thử', contactPhone: '0500 000 012', document: 'BL-01', how: 'post', proof: 'post-receipt',
  unitId: uuid, isOnPaper: true, isSigned: true, files: { 'chung-sinh': [uuid] }, held: {},
}
const ASKS: Readonly<Record<ActionNoun, Action['asks']>> = {
  'acknowledgement': [], 'receipt': ['limit-case'], 'completion-request': ['components', 'contact-phone'],
  'refusal': ['reason'], 'hand-over-receipt': ['note', 'on-paper'], 'assignment': ['assignee', 'note'], 'taking': [],
  'hand-over-refusal': ['reason'], 'hand-over-again': ['note'], 'hand-over-recall': ['reason'],
  'check': ['note', 'signature'], 'step-return': ['reason'], 'proposal': ['outcome', 'note', 'signature-needed'],
  'approval': ['note', 'signature'],
  'hand-over': ['note'], 'supplement-request': ['components', 'reason', 'contact-phone'], 'supplement': ['components'],
  'payment-request': ['amount', 'reason'], 'payment': ['note'], 'confirmation-request': ['reason'],
  'confirmation': ['note'], 'extension': ['reason', 'new-days'], 'take-back': ['reason'],
  'unsettled-return': ['reason', 'note'],
  'unsettled-notice': ['receiver'], 'stop': ['reason'], 'withdrawal': ['reason'], 'result': ['result'],
  'result-signature': ['result-content'],
  'return': ['receiver'], 'originals-hand-over': ['note'], 'originals-receipt': ['note'], 'undoing': [],
  'paper-result-hand-over': ['note'], 'paper-result-receipt': ['note'], 'paper-result-refusal': ['reason'],
  'collection': ['section'],
}

test.each(Object.entries(ASKS) as [ActionNoun, Action['asks']][])(
  '%s, filled in, is a body the contract takes',
  (noun, asks) => {
    const inputs = inputsOf({ noun, name: '', asks, steps: [], isMain: false })
    expect(actionFaults(noun, inputs, filled)).toEqual({})
    expect([...Value.Errors(ActionBodies[noun], bodyOf(inputs, filled))]).toEqual([])
  },
)

test('left empty, every field that the deed needs says so at once', () => {
  const faults = (noun: ActionNoun) =>
    Object.keys(actionFaults(noun, inputsOf({ noun, name: '', asks: ASKS[noun], steps: [], isMain: false }), NO_VALUES))
  expect(faults('unsettled-return')).toEqual(['reason', 'content'])
  expect(faults('extension')).toEqual(['reason', 'days'])
  expect(faults('payment-request')).toEqual(['reason', 'amount'])
  expect(faults('supplement')).toEqual(['components'])
  expect(faults('withdrawal')).toEqual([]) // a reason is asked, not demanded (contract)
  expect(faults('check')).toEqual([])
  // Who has two steps of one kind says which.
  expect(actionFaults('check', ['step', 'note'], NO_VALUES)).toEqual({ step: 'Hãy chọn bước cần làm.' })
})

test('the step that is meant goes along where it is asked', () => {
  const inputs = inputsOf({ noun: 'check', name: '', asks: ['step', 'note'], steps: [], isMain: true })
  expect([...Value.Errors(ActionBodies['check'], bodyOf(inputs, filled))]).toEqual([])
  expect(bodyOf(inputs, filled)).toMatchObject({ step: 'b' })
})

test('a marked paper without a reason is told at that paper, also when the server says it', () => {
  expect(actionFaults('supplement-request', ['components'], { ...NO_VALUES, wrongs: { a: 'Ảnh mờ', b: ' ' } })).toEqual(
    { 'components/b': 'Ghi lý do của giấy tờ này, ít nhất 3 ký tự.' },
  )
  const refusal = new CallError(422, 'invalid', 'Sửa ô.', [
    { pointer: '/components/1/reason', code: 'tooShort', text: 'Ghi rõ hơn.' },
    { pointer: '/days', code: 'range', text: 'Tối đa 15 ngày.' },
  ])
  expect(refusedFaults(refusal, { components: [{ component: 'a' }, { component: 'b' }] })).toEqual({
    'components/b': 'Ghi rõ hơn.', 'days': 'Tối đa 15 ngày.',
  })
})

test('a key that asks for its PIN is told at the field of whose key it is; none is sent before it is typed', () => {
  const refusal = new CallError(422, 'pin-wrong', 'Mã PIN chưa đúng.', [
    { pointer: '/pins/agency', code: 'pin-wrong', text: 'Mã PIN chưa đúng.' },
  ])
  expect(refusedFaults(refusal, {})).toEqual({ 'pins/agency': 'Mã PIN chưa đúng.' })
  expect(pinFaults({ person: '1234', agency: '' })).toEqual({ 'pins/agency': 'Hãy nhập mã PIN của khóa ký số.' })
  expect([...Value.Errors(ActionBodies['result'], { ...pinsOf({ person: '1234' }) })]).toEqual([])
  expect(pinsOf({})).toEqual({})
})

test('a paper of the Kho stands for a supplement, and a file that is there goes before it', () => {
  const inputs = inputsOf({ noun: 'supplement', name: '', asks: ['components'], steps: [], isMain: false })
  const given = { ...NO_VALUES, files: { a: [uuid], b: [] }, held: { a: uuid, b: uuid, c: '' } }
  expect(actionFaults('supplement', inputs, { ...given, files: {} })).toEqual({})
  expect(bodyOf(inputs, given)).toEqual({
    components: [{ component: 'a', files: [uuid] }, { component: 'b', files: [], held: uuid }],
  })
  expect([...Value.Errors(ActionBodies['supplement'], bodyOf(inputs, given))]).toEqual([])
})
