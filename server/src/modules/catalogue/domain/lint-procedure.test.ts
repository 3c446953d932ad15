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
  // 3 working days are 24 accounting hours: 4 + 12 + 8 + 0.
  steps: [
    step({ hours: 4 }), step({ seq: 2, role: 'officer', hours: 12 }), step({ seq: 3, role: 'clerk', hours: 8 }),
    step({ seq: 4 }),
  ],
  territoryIndependent: true,
  onSiteInspection: false,
  conditions: null,
  legalBasis: ['Luật Phí và lệ phí 2015'],
  notes: [],
}
/** The sound steps, some of them otherwise. */
const changed = (given: Readonly<Record<number, Partial<Step>>>) =>
  sound.steps.map((one, index) => ({ ...one, ...given[index] }))
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
  ['settled-without-system /settledAt/system', { settledAt: { where: 'ministry' } }],
  ['settled-without-system /settledAt/system', { settledAt: { where: 'here' } }],
  ['settled-by-nobody-here /settledAt/system', { settledAt: { where: 'national-portal', system: 'land' } }],
  ['no-component /components', { components: [] }],
  ['component-without-type /components/0/documentType', { components: [{ ...component, documentType: '' }] }],
  ['component-twice /components/1/id', { components: [component, { ...component, isForm: false }] }],
  ['form-twice /components', { components: [component, { ...component, id: 'hai' }] }],
  ['limit-without-name /limits/1/name', { limits: [...sound.limits, ...sound.limits] }],
  ['fee-without-state /fee', { fee: { state: 'amount', items: [], text: null, legalBasis: ['TT 281/2016/TT-BTC'] } }],
  [
    'fee-contradicts /fee',
    {
      fee: {
        state: 'free', text: null,
        items: [{ name: 'Phí', kind: 'phi', amount: null, onlineAmount: null, per: 'lần', condition: null }],
      },
    },
  ],
  ['step-without-role /steps/2/role', { steps: changed({ 2: { role: '' } }) }],
  ['step-without-unit /steps/1/unit', { steps: changed({ 1: { unit: '' } }) }],
  ['steps-out-of-order /steps/2/seq', { steps: changed({ 2: { seq: 2 } }) }],
  ['no-reception-step /steps/0', { steps: changed({ 0: { role: 'officer' } }) }],
  ['no-return-step /steps', { steps: changed({ 3: { role: 'clerk' } }) }],
  // 2 + 12 + 8 + 2 = 24, and the applicant waits at the counter for two hours of them.
  ['return-step-timed /steps/3/hours', { steps: changed({ 0: { hours: 2 }, 3: { hours: 2 } }) }],
  ['hours-differ /steps', { steps: changed({ 1: { hours: 10 } }) }],
  // 24 hours of work in 3 days of the calendar, one more than they hold.
  [
    'hours-over /steps',
    { limits: [{ name: null, unit: 'day', amount: 2, policy: 'end-of-day', cutoff: null }] },
  ],
  // 3 + 12 + 9: neither is a whole number of quarters of a day.
  ['hours-not-minutes /steps/0/hours', { steps: changed({ 0: { hours: 4.0005 }, 1: { hours: 12 } }) }],
  ['refusal-path-missing /steps', { steps: changed({ 1: { role: 'clerk' } }) }],
  // What the procedure rests on is no ground to take money.
  ['fee-without-basis /fee/legalBasis', {
    fee: { state: 'council', items: [], text: 'Do HĐND tỉnh', legalBasis: [' '] }, legalBasis: ['Luật Hộ tịch 2014'],
  }],
])('%s is found, and nothing else', (expected, given) => {
  expect(codesOf(given)).toEqual([expected])
})

test('without channel and limit, all that follows from it is said at once', () => {
  expect(codesOf({ channels: [], limits: [] })).toEqual([
    'no-channel /channels', 'service-level-contradicts /channels', 'limit-missing /limits',
  ])
})

test('quarters of a day are asked of terms of two working days or more: 3 + 12 + 9 of 24 hours', () => {
  const steps = changed({ 0: { hours: 3 }, 2: { hours: 9 } })
  expect(codesOf({ steps })).toEqual(['step-not-quarter /steps/0/hours', 'step-not-quarter /steps/2/hours'])
  // The same thirds of a single day are nobody's mistake: 3 + 4 + 1 = 8.
  const limits = [{ ...sound.limits[0], name: null, unit: 'working-day', amount: 1, policy: 'end-of-day' } as const]
  const ofDay = changed({ 0: { hours: 3 }, 1: { hours: 4 }, 2: { hours: 1 } })
  expect(codesOf({ limits: limits.map((one) => ({ ...one, cutoff: null })), steps: ofDay })).toEqual([])
})

test('tenths of hours add up: 2,4 + 1,6 + 4 = 8', () => {
  const limits = [{ name: null, unit: 'working-day', amount: 1, policy: 'end-of-day', cutoff: null } as const]
  const steps = changed({ 0: { hours: 2.4 }, 1: { hours: 1.6 }, 2: { hours: 4 } })
  expect(codesOf({ limits, steps })).toEqual([])
})

test('a term of calendar days holds the hours of its working days: 7 days are 5 of 8 hours', () => {
  const limits = [{ name: null, unit: 'day', amount: 7, policy: 'end-of-day', cutoff: null } as const]
  expect(codesOf({ limits, steps: changed({ 1: { hours: 28 } }) })).toEqual([]) // 4 + 28 + 8 = 40
  expect(codesOf({ limits, steps: changed({ 1: { hours: 29 } }) })).toEqual(['hours-over /steps'])
})

test('what a process in BPMN branches into is not added up here', () => {
  const steps = changed({ 1: { hours: 2 } })
  expect(lintContent({ ...sound, steps }, { isDrawn: true })).toEqual([])
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
