/** Need: a moment means the same whoever writes it down; Viet Nam time where nobody says otherwise. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoment, readTimeOfDay, writeMoment } from './read-moment.ts'

test.each([
  ['2021-06-25T08:00', '2021-06-25T01:00:00.000Z'], ['2021-06-25 08:00', '2021-06-25T01:00:00.000Z'],
  ['2021-06-25T08:00:30', '2021-06-25T01:00:30.000Z'], ['2021-06-25T08:00:30.25', '2021-06-25T01:00:30.250Z'],
  ['2021-06-25T08:00:00.1234567', '2021-06-25T01:00:00.123Z'], ['2021-06-25', '2021-06-24T17:00:00.000Z'],
  ['2021-06-25T01:00Z', '2021-06-25T01:00:00.000Z'], ['2021-06-25T08:00+07:00', '2021-06-25T01:00:00.000Z'],
  ['2021-06-25T08:00+0700', '2021-06-25T01:00:00.000Z'], ['2021-06-24T20:30-04:30', '2021-06-25T01:00:00.000Z'],
])('%s is %s', (text, moment) => expect(readMoment(text)?.toISOString()).toBe(moment))

test.each(['', '25/06/2021', '2021-6-25', '2021-02-29', '2021-06-25T24:00', '2021-06-25T08:60', '2021-06-25T08',
  '2021-06-25T08:00+15:00', '2021-06-25T08:00:60', '2021-06-25T08:00 +07:00', 'now', '1624582800000',
  '2021-06-25T08:00x'])('“%s” is no moment', (text) => expect(readMoment(text)).toBeUndefined())

test('what is written is read back', () => {
  const someDate = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(fc.property(someDate, (date) => {
    expect(readMoment(writeMoment(date))).toEqual(date)
    expect(writeMoment(date)).toMatch(/\+07:00$/)
  }))
  expect(writeMoment(new Date('2021-06-25T01:00:00Z'))).toBe('2021-06-25T08:00:00+07:00')
})

test('a time of day is HH:MM', () => {
  expect(['00:00', '15:00', '23:59'].map(readTimeOfDay)).toEqual([0, 900, 1439])
  expect(['24:00', '9:00', '15:60', '15', '15:00:00', ''].map(readTimeOfDay)).toEqual(Array(6).fill(undefined))
})
