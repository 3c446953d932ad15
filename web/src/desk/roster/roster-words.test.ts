import { expect, test } from 'vitest'
import { dayAfter, fullTimeText, minuteOfTime, mondayOf, timeOfMinute } from './roster-words.ts'

test.each([['07:30', 450], ['7h30', 450], ['8', 480], ['24:00', 1440], ['25:00', undefined], ['', undefined]])(
  '%s is %s minutes of the day', (text, minute) => {
    expect(minuteOfTime(text)).toBe(minute)
  },
)

test('minutes are a time', () => {
  expect([0, 450, 1440].map(timeOfMinute)).toEqual(['00:00', '07:30', '24:00'])
})

// 25/06/2021 was a Friday.
test('a week begins with its Monday, over the end of a month too', () => {
  expect(['2021-06-25', '2021-06-21', '2021-06-27', '2021-07-01'].map(mondayOf))
    .toEqual(['2021-06-21', '2021-06-21', '2021-06-21', '2021-06-28'])
  expect(dayAfter('2021-06-28', 6)).toBe('2021-07-04')
})

test('full-time equivalents have two decimals, and none is a dash', () => {
  expect([1, 0.6, 2.125, null].map(fullTimeText)).toEqual(['1,00', '0,60', '2,13', '–'])
})
