import { expect, test } from 'vitest'
import { dueWordsOf, toneOfClock } from './due-words.ts'

const friday = new Date('2021-06-25T10:00:00+07:00')

test.each([
  ['2021-06-25T16:30:00+07:00', 'hạn hôm nay 16:30', 'waiting'],
  ['2021-06-25T08:00:00+07:00', 'quá hạn từ 08:00 hôm nay', 'late'],
  ['2021-06-24T16:30:00+07:00', 'quá hạn 1 ngày', 'late'],
  ['2021-06-26T16:30:00+07:00', 'còn 1 ngày', 'waiting'],
  ['2021-06-28T16:30:00+07:00', 'còn 3 ngày', 'calm'], // 26, 27, 28
])('due %s is said as "%s"', (dueAt, text, tone) => {
  expect(dueWordsOf(dueAt, friday)).toMatchObject({ text, tone })
})

test('a stopped clock is judged by when it stopped, a paused one is grey', () => {
  const clock = { dueAt: '2021-06-24T16:30:00+07:00', stoppedAt: null, isPaused: false }
  expect(toneOfClock(clock, friday)).toBe('late')
  expect(toneOfClock({ ...clock, stoppedAt: '2021-06-24T16:30:00+07:00' }, friday)).toBe('done')
  expect(toneOfClock({ ...clock, stoppedAt: '2021-06-24T16:31:00+07:00' }, friday)).toBe('late')
  expect(toneOfClock({ ...clock, dueAt: '2021-06-30T16:30:00+07:00', isPaused: true }, friday)).toBe('stopped')
})
