/** Need (part C1): what whoever runs a hall leaves as it is stays, and nothing half typed is sent. */
import type { HallRule } from '@motcua/contracts/queue-hall-rules.ts'
import { describe, expect, test } from 'vitest'
import { CallError } from '../../lib/call-error.ts'
import { calledOffBy, changeOf, draftOfHall, hallOfDraft } from './hall-rule-data.ts'

const HALL: HallRule = {
  services: [
    { code: 'nop', digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 10 },
    { code: 'nhan', digit: 2, name: 'Nhận', nameEn: 'Collect', minutes: 3 },
  ],
  counters: [{ number: 1, services: ['nop', 'nhan'], isQuick: false }, { number: 2, services: ['nhan'], isQuick: true }],
  quickMinutes: 5,
}

describe('a hall that is changed', () => {
  test('is sent as it was where nothing was typed', () => {
    expect(hallOfDraft(draftOfHall(HALL))).toEqual({
      services: HALL.services, quickMinutes: 5,
      counters: [{ number: 1, services: [0, 1], isQuick: false }, { number: 2, services: [1], isQuick: true }],
    })
  })

  test('begins tomorrow, or as planned and on the day planned; what was seen goes with it', () => {
    const place = { unitId: 'a', unitName: 'Một cửa', hall: HALL, coming: null, seen: 'f0' }
    expect(changeOf(place, '2021-06-26')).toEqual({ hall: draftOfHall(HALL), from: '2021-06-26', seen: 'f0' })
    const planned = { ...HALL, quickMinutes: null }
    expect(changeOf({ ...place, coming: { from: '2021-07-05', hall: planned } }, '2021-06-26'))
      .toEqual({ hall: draftOfHall(planned), from: '2021-07-05', seen: 'f0' })
  })

  test('counts its services anew where one is taken out', () => {
    const draft = draftOfHall(HALL)
    const left = { ...draft, services: draft.services.slice(1) }
    expect(hallOfDraft(left)?.counters.map(({ services }) => services)).toEqual([[0], [0]])
  })

  const draft = draftOfHall(HALL)
  const { services, counters } = draft
  test.each([
    ['a digit of 10', { ...draft, services: services.map((one) => ({ ...one, digit: '10' })) }],
    ['a name of blanks', { ...draft, services: services.map((one) => ({ ...one, name: ' ' })) }],
    ['half a minute', { ...draft, services: services.map((one) => ({ ...one, minutes: '0.5' })) }],
    ['a counter without a service', { ...draft, counters: counters.map((one) => ({ ...one, services: [] })) }],
    ['no counter', { ...draft, counters: [] }],
    ['quick minutes that are none', { ...draft, quickMinutes: 'năm' }],
  ])('is not sent with %s', (_what, wrong) => expect(hallOfDraft(wrong)).toBeUndefined())
})

test('the number that a refusal tells is the one that is sent back, and no other refusal has one', () => {
  const told = new CallError(409, 'hall-calls-off', 'Sẽ hủy 12 lịch hẹn.', [
    { pointer: '/callsOff', code: 'hall-calls-off', text: '12' },
  ])
  expect([calledOffBy(told), calledOffBy(new CallError(409, 'policy-changed-meanwhile', '')), calledOffBy(null)])
    .toEqual([12, undefined, undefined])
})
