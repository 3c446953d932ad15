import { expect, test } from 'vitest'
import { answerWordsOf, clockWordsOf, dueWordsOf, toneOfClock, waitWordsOf } from './due-words.ts'

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

test.each([
  ['2021-06-29T16:30:00+07:00', 2, 'còn 2 ngày làm việc', 'calm'], // Monday and Tuesday
  ['2021-06-28T16:30:00+07:00', 1, 'còn 1 ngày làm việc', 'waiting'],
  ['2021-06-26T16:30:00+07:00', 0, 'hết hạn trong kỳ nghỉ', 'waiting'], // a Saturday
  ['2021-06-23T16:30:00+07:00', -2, 'quá hạn 2 ngày làm việc', 'late'],
  ['2021-06-25T08:00:00+07:00', 0, 'quá hạn từ 08:00 hôm nay', 'late'],
])('due %s with %d working days left is said as "%s"', (dueAt, left, text, tone) => {
  expect(dueWordsOf(dueAt, friday, left)).toMatchObject({ text, tone })
})

test('what fell due on Friday is overdue by days on Sunday, and by no working day yet', () => {
  const sunday = new Date('2021-06-27T10:00:00+07:00')
  expect(dueWordsOf('2021-06-25T16:30:00+07:00', sunday, 0)).toMatchObject({ text: 'quá hạn 2 ngày', tone: 'late' })
})

test.each([
  [8, 'còn 8 giờ làm việc', 'calm'], [4.01, 'còn 4 giờ làm việc', 'calm'], [4, 'còn 4 giờ làm việc', 'waiting'],
  [3.99, 'còn 3 giờ làm việc', 'waiting'], [0.5, 'còn 30 phút làm việc', 'late'], [0, 'còn 0 phút làm việc', 'late'],
  [-0.25, 'vừa quá hạn trả lời', 'late'], [-3.5, 'quá hạn trả lời 3 giờ làm việc', 'late'],
  [-64.2, 'quá hạn trả lời 8 ngày làm việc', 'late'], // eight hours are a working day
])('%d of the 8 hours are said as "%s"', (left, text, tone) => {
  expect(answerWordsOf(left)).toMatchObject({ text, tone })
})

test('a clock of the dossier says what its line in the list says, in the same unit', () => {
  const clock = { dueAt: '2021-06-28T09:00:00+07:00', stoppedAt: null, isPaused: false, text: '', workingDaysLeft: 1 }
  expect(clockWordsOf({ ...clock, workingHoursLeft: 6.5 }, friday)).toEqual(answerWordsOf(6.5))
  expect(clockWordsOf({ ...clock, workingHoursLeft: null }, friday)).toEqual(dueWordsOf(clock.dueAt, friday, 1))
  const ended = { ...clock, stoppedAt: '2021-06-28T08:00:00+07:00', text: 'đã xong, đúng hạn', workingDaysLeft: null }
  expect(clockWordsOf({ ...ended, workingHoursLeft: null }, friday)).toMatchObject({
    text: 'đã xong, đúng hạn', tone: 'done',
  })
})

test('a clock that stands says since when, why and by which article', () => {
  const waits = { since: '2021-05-03T09:00:00+07:00', reason: 'supplement', article: 'NĐ 61/2018 Đ.17' } as const
  expect(waitWordsOf(waits)).toMatchObject({
    text: 'dừng tính từ 03/05/2021: chờ bổ sung, NĐ 61/2018 Đ.17', tone: 'stopped',
  })
})
