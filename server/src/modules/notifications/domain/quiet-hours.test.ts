/** Need: nobody is woken by a message of an office, and in the morning it is there. */
import { expect, test } from 'vitest'
import { audibleFrom } from './quiet-hours.ts'

const NIGHT = { from: '21:30', to: '06:30', urgent: [] }
const NOON = { from: '11:30', to: '13:00', urgent: [] }
const at = (text: string) => new Date(`2021-${text}+07:00`)

test.each([
  [NIGHT, '06-25T21:29', '06-25T21:29'], [NIGHT, '06-25T21:30', '06-26T06:30'], [NIGHT, '06-30T23:59', '07-01T06:30'],
  [NIGHT, '06-25T00:00', '06-25T06:30'], [NIGHT, '06-25T06:29', '06-25T06:30'], [NIGHT, '06-25T06:30', '06-25T06:30'],
  [NOON, '06-25T11:29', '06-25T11:29'], [NOON, '06-25T11:30', '06-25T13:00'], [NOON, '06-25T13:00', '06-25T13:00'],
  [{ ...NOON, to: '11:30' }, '06-25T11:30', '06-25T11:30'],
])('%#: at %s it may be sent from %s', (rule, now, from) => {
  expect(audibleFrom(at(now), rule)).toEqual(at(from))
})
