/**
 * Need: whose silence counts as agreement is never guessed, and what a compulsory opinion keeps back is plain
 * (features 62: consultation with own deadline, silence recorded).
 */
import { describe, expect, test } from 'vitest'
import {
  type ConsultationFacts, faultOfAnswer, isAnswerable, isGivenTo, isRunning, lookAt, owedBy, standingOf,
} from './consultation.ts'

const NOW = new Date('2021-06-25T09:00+07:00')
const ASKED: ConsultationFacts = {
  silence: 'none', isCompulsory: true, ruleId: 'thue', answer: null, takenAt: null, answeredAt: null, silentAt: null,
  withdrawnAt: null, endedAt: null,
}
const RULE = { id: 'thue', compulsory: true }

describe('where it stands', () => {
  test.each([
    ['waiting', {}], ['taken', { takenAt: NOW }], ['answered', { answeredAt: NOW }], ['silent', { silentAt: NOW }],
    ['deemed-agreed', { silentAt: NOW, silence: 'agreed' }], ['withdrawn', { withdrawnAt: NOW }],
    ['ended', { endedAt: NOW }],
    // A late answer is an answer; that it was deemed before is kept beside it.
    ['answered', { silentAt: NOW, answeredAt: NOW, silence: 'agreed' }],
  ] as const)('%s', (standing, facts) => {
    expect(standingOf({ ...ASKED, ...facts })).toBe(standing)
  })

  test('silence that no rule speaks of is no agreement', () => {
    expect(standingOf({ ...ASKED, silentAt: NOW })).toBe('silent')
  })

  test('whoever was silent may still answer, and nobody waits for them', () => {
    const silent = { ...ASKED, silentAt: NOW }
    expect([isAnswerable(silent), isRunning(silent)]).toEqual([true, false])
    expect([isAnswerable(ASKED), isRunning(ASKED)]).toEqual([true, true])
    for (const over of [{ answeredAt: NOW }, { withdrawnAt: NOW }, { endedAt: NOW }])
      expect(isAnswerable({ ...ASKED, ...over })).toBe(false)
  })
})

describe('what keeps a proposal back', () => {
  test('a compulsory one whose time runs', () => {
    expect(owedBy([RULE], [ASKED])).toEqual({ code: 'consultation-open' })
  })

  test('not one that was answered, nor one whose time is over', () => {
    for (const over of [{ answeredAt: NOW }, { silentAt: NOW }])
      expect(owedBy([RULE], [{ ...ASKED, ...over }])).toBeUndefined()
  })

  test('a compulsory one that nobody asked for, or that was withdrawn', () => {
    expect(owedBy([RULE], [])).toEqual({ code: 'consultation-not-asked' })
    expect(owedBy([RULE], [{ ...ASKED, withdrawnAt: NOW }])).toEqual({ code: 'consultation-not-asked' })
  })

  test('one whose answer is that they are not competent, unless it was deemed agreed before', () => {
    const strange = { ...ASKED, answeredAt: NOW, answer: 'not-competent' } as const
    expect(owedBy([RULE], [strange])).toEqual({ code: 'consultation-not-asked' })
    expect(owedBy([RULE], [strange, { ...ASKED, silentAt: NOW }])).toBeUndefined()
    expect(owedBy([RULE], [{ ...strange, silentAt: NOW, silence: 'agreed' }])).toBeUndefined()
  })

  test('nothing that is not compulsory', () => {
    expect(owedBy([], [{ ...ASKED, isCompulsory: false, ruleId: '' }])).toBeUndefined()
    expect(owedBy([{ ...RULE, compulsory: false }], [])).toBeUndefined()
  })
})

describe('what was given along is shown', () => {
  const shown = (more: object, isUnderWay = true) =>
    [7n, 8n].map((desk) => isGivenTo({ ...ASKED, takenBy: null, ...more }, { desk, isUnderWay }))
  const TAKEN = { takenAt: NOW, takenBy: 7n }
  test.each([
    ['to all until one takes it', {}, true, [true, true]], ['then to that one', TAKEN, true, [true, false]],
    ['also when it is late', { silentAt: NOW }, true, [true, true]],
    ['to whoever answered', { ...TAKEN, answeredAt: NOW }, false, [true, false]],
    ['not once it was withdrawn', { ...TAKEN, withdrawnAt: NOW }, true, [false, false]],
    ['not once it ended', { endedAt: NOW }, false, [false, false]],
    ['not once the dossier was settled', TAKEN, false, [false, false]],
  ] as const)('%s', (_, more, isUnderWay, whom) => {
    expect(shown(more, isUnderWay)).toEqual(whom)
  })
})

describe('reminders', () => {
  const at = (hour: string) => new Date(`2021-06-25T${hour}+07:00`)
  const moments = { halfAt: at('10:00'), nearAt: at('13:00'), dueAt: at('15:00') }
  test.each([
    ['09:59', 0, '10:00'], ['10:00', 50, '13:00'], ['13:00', 80, '15:00'], ['14:59', 80, '15:00'],
  ] as const)('at %s %d hundredths are over', (now, passed, next) => {
    expect(lookAt(moments, at(now))).toEqual({ passed, next: at(next) })
  })

  test('at the end of the time nothing is looked at any more', () => {
    expect(lookAt(moments, at('15:00'))).toEqual({ passed: 100, next: undefined })
  })
})

describe('an answer', () => {
  test.each([
    ['agrees', '', '', undefined], ['agrees-with-conditions', '', '', 'reasons-needed'],
    ['disagrees', '', '', 'reasons-needed'], ['disagrees', 'Trái quy hoạch', '', undefined],
    ['not-competent', 'Thuộc ngành khác', '', 'competent-needed'],
    ['not-competent', 'Thuộc ngành khác', 'Sở Xây dựng', undefined],
  ] as const)('%s with reasons “%s” of “%s”: %s', (opinion, reasons, competentName, fault) => {
    expect(faultOfAnswer({ opinion, reasons, competentName })).toBe(fault)
  })
})
