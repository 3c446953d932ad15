/**
 * Need: a procedure that cannot run, or says two things at once, is noticed before a citizen meets it.
 */
import { describe, expect, test } from 'vitest'
import { type DraftContent, completeContent } from './complete-procedure.ts'
import { lintContent } from './lint-procedure.ts'
import type { Component, ProcedureContent, Step } from './procedure.ts'

const step = (given: Partial<Step> = {}): Step =>
  ({ seq: 1, name: 'Bước', role: 'reception', unit: 'receiving', unitName: 'Một cửa', hours: 0, ...given })
const component: Component = {
  id: 'to-khai', documentType: 'to-khai', name: 'Tờ khai', originals: 1, copies: 0, required: 'always',
  handling: 'submit', condition: null, isForm: true,
}
const sound: ProcedureContent = {
  name: 'Thủ tục',
  sector: 's',
  level: 'l',
  competent: 'commune',
  subjects: ['citizen'],
  serviceLevel: 'full',
  legacyLevel: 4,
  notFullBecause: [],
  channels: ['counter', 'online', 'post'],
  limits: [{ name: null, unit: 'working-day', amount: 3, policy: 'end-of-day', cutoff: null }],
  fee: { state: 'free', items: [], text: null },
  sets: 1,
  components: [component],
  result: { name: 'Kết quả', documentType: 'kq', electronic: true, paper: true },
  // 3 working days are 24 accounting hours: 4 + 20 + 0.
  steps: [step({ hours: 4 }), step({ seq: 2, role: 'officer', hours: 20 }), step({ seq: 3 })],
  territoryIndependent: true,
  onSiteInspection: false,
  conditions: null,
  legalBasis: [],
  notes: [],
}
const codesOf = (given: Partial<ProcedureContent>) =>
  lintContent({ ...sound, ...given }).map(({ code, path }) => `${code} ${path}`)

test('a sound procedure has no problem', () => {
  expect(codesOf({})).toEqual([])
})

test.each<[string, Partial<ProcedureContent>]>([
  ['name-missing /name', { name: ' ' }],
  ['no-subject /subjects', { subjects: [] }],
  ['service-level-contradicts /serviceLevel', { legacyLevel: 3 }],
  ['service-level-contradicts /channels', { channels: ['counter'] }],
  ['not-full-unexplained /notFullBecause', { serviceLevel: 'partial', legacyLevel: 3 }],
  ['result-without-type /result/documentType', { result: { ...sound.result, documentType: '' } }],
  ['no-component /components', { components: [] }],
  ['component-without-type /components/0/documentType', { components: [{ ...component, documentType: '' }] }],
  ['component-twice /components/1/id', { components: [component, { ...component, isForm: false }] }],
  ['form-twice /components', { components: [component, { ...component, id: 'hai' }] }],
  ['limit-without-name /limits/1/name', { limits: [...sound.limits, ...sound.limits] }],
  ['fee-without-state /fee', { fee: { state: 'amount', items: [], text: null } }],
  [
    'fee-contradicts /fee',
    {
      fee: {
        state: 'free', text: null,
        items: [{ name: 'Phí', kind: 'phi', amount: null, onlineAmount: null, per: 'lần', condition: null }],
      },
    },
  ],
  [
    'step-without-role /steps/1/role',
    { steps: [step({ hours: 4 }), step({ seq: 2, role: '', hours: 20 }), step({ seq: 3 })] },
  ],
  [
    'step-without-unit /steps/1/unit',
    { steps: [step({ hours: 4 }), step({ seq: 2, unit: '', hours: 20 }), step({ seq: 3 })] },
  ],
  ['steps-out-of-order /steps/2/seq', { steps: [step({ hours: 4 }), step({ seq: 3, hours: 20 }), step({ seq: 2 })] }],
  ['no-reception-step /steps/0', { steps: [step({ role: 'officer', hours: 24 }), step({ seq: 2 })] }],
  ['no-return-step /steps', { steps: [step({ hours: 4 }), step({ seq: 2, role: 'clerk', hours: 20 })] }],
  [
    'hours-differ /steps',
    { steps: [step({ hours: 4 }), step({ seq: 2, role: 'officer', hours: 19 }), step({ seq: 3 })] },
  ],
  [
    'hours-not-comparable /limits/0/unit',
    { limits: [{ name: null, unit: 'day', amount: 3, policy: 'end-of-day', cutoff: null }] },
  ],
])('%s is found, and nothing else', (expected, given) => {
  expect(codesOf(given)).toEqual([expected])
})

test('without channel and limit, all that follows from it is said at once', () => {
  expect(codesOf({ channels: [], limits: [] })).toEqual([
    'no-channel /channels', 'service-level-contradicts /channels', 'limit-missing /limits',
  ])
})

test('tenths of hours add up: 2,4 + 16,8 + 4,8 = 24', () => {
  const hours = [2.4, 16.8, 4.8, 0]
  expect(
    codesOf({
      steps: hours.map((one, index) =>
        step({ seq: index + 1, role: index % 3 === 0 ? 'reception' : 'officer', hours: one }),
      ),
    }),
  ).toEqual([])
})

describe('completing', () => {
  const draft: DraftContent = { ...sound, components: sound.components.map((one) => ({ ...one, id: null })) }

  test('names components by their type, and numbers what comes again', () => {
    const again = {
      ...draft,
      components: ['anh', 'to-khai', 'anh'].map((documentType) => ({
        ...component, documentType, id: null, isForm: false,
      })),
    }
    expect(completeContent('x', again).content.components.map(({ id }) => id)).toEqual(['anh', 'to-khai', 'anh-2'])
  })

  test('keeps ids that are there, and never gives one twice', () => {
    const mixed = {
      ...draft,
      components: [
        { ...component, id: 'anh-2' },
        ...['anh', 'anh'].map((documentType) => ({ ...component, documentType, id: null })),
      ],
    }
    expect(completeContent('x', mixed).content.components.map(({ id }) => id)).toEqual(['anh-2', 'anh', 'anh-3'])
  })

  test('tells from the facts what keeps a partial service from a full one', () => {
    const partial = {
      ...draft, serviceLevel: 'partial' as const, legacyLevel: 3 as const, channels: ['counter' as const],
      onSiteInspection: true,
    }
    expect(completeContent('x', partial).content.notFullBecause).toEqual([
      'Chưa tiếp nhận hồ sơ trực tuyến', 'Phải kiểm tra, thẩm định thực tế tại chỗ',
      'Kết quả bản giấy phải nhận trực tiếp',
    ])
  })
})
