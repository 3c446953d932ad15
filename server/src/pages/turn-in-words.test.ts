/** Need: whoever waits reads how long, where to go and what to do, in a sentence (KH 1107 II.6). */
import { sayIn } from '@motcua/contracts/texts.ts'
import { expect, test } from 'vitest'
import type { FollowedTurn, Hall } from '../modules/queue/public.ts'
import { placeOf, turnInWords } from './turn-in-words.ts'

const VI = { say: sayIn('vi') }
const HALL: Hall = {
  services: [{ code: 'nop', digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 10 }],
  counters: [1, 2, 4].map((number) => ({ number, services: ['nop'], isQuick: false })),
}
const turn = (state: FollowedTurn['state'], more: Partial<FollowedTurn> = {}): FollowedTurn => ({
  service: 'nop', place: 1, state, counter: null, calledAt: null, ahead: {}, ...more,
})

test.each<[string, FollowedTurn, readonly number[], string]>([
  // 3 ahead and half of whom is served: 3.5 of 10 minutes, at two counters 17.5.
  ['some are before', turn('waiting', { ahead: { nop: 3 } }), [1, 4], 'Còn 3 người trước bạn, khoảng 18 phút'],
  ['nobody is before', turn('waiting'), [1], 'Bạn là người tiếp theo, khoảng 5 phút nữa'],
  ['no counter is open', turn('waiting', { ahead: { nop: 2 } }), [3], 'Còn 2 người trước bạn. Hiện chưa có quầy nào làm việc này.'],
  ['it is called', turn('called', { counter: 4 }), [4], 'Mời đến quầy 4'],
  ['nobody came', turn('missed', { counter: 4 }), [4], 'Quầy 4 đã gọi mà bạn chưa đến: hãy báo người hướng dẫn'],
  ['it is done', turn('served', { counter: 4 }), [4], 'Đã xong'],
])('%s', (_, one, open, said) => expect(turnInWords(VI, one, { hall: HALL, open })).toBe(said))

test('a call once more is another call, and what is over is asked for no more', () => {
  const around = { hall: HALL, open: [4], isPast: false }
  const at = (second: number) => turn('called', { counter: 4, calledAt: new Date(second * 1_000) })
  const [first, again] = [placeOf(VI, [at(1)], around), placeOf(VI, [at(2)], around)]
  expect([first.isOver, first.call?.text, first.call?.key === again.call?.key]).toEqual([false, 'Mời đến quầy 4', false])
  expect(placeOf(VI, [turn('served'), turn('moved', { place: 2 })], around)).toMatchObject({ isOver: true, call: null })
})

test('a ticket of yesterday calls nobody', () => {
  expect(placeOf(VI, [turn('called', { counter: 4 })], { hall: HALL, open: [4], isPast: true }))
    .toMatchObject({ isOver: true, call: null })
})

test.each<[string, readonly FollowedTurn[], readonly number[], number]>([
  // At one counter of 10 minutes each: half of whom is served, and those ahead.
  ['waits 15 minutes', [turn('waiting', { ahead: { nop: 1 } })], [1], 30],
  ['waits 5 minutes', [turn('waiting')], [1], 10],
  ['waits, and nobody can say how long', [turn('waiting', { ahead: { nop: 9 } })], [], 10],
  ['waits long with a second errand after', [turn('waiting', { ahead: { nop: 9 } }), turn('later', { place: 2 })], [1], 30],
  ['is put aside', [turn('held', { counter: 1 })], [1], 10],
  ['is called', [turn('called', { counter: 1 })], [1], 10],
])('whoever %s is asked about in time, and no more often than that', (_, turns, open, seconds) => {
  expect(placeOf(VI, turns, { hall: HALL, open, isPast: false }).askAfterSeconds).toBe(seconds)
})
