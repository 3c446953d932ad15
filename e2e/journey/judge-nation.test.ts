/** Need (part E): a journey in which a partner hears too little, too much or in another order has not gone well. */
import { describe, expect, test } from 'vitest'
import { wrongInThread, wrongOf } from './judge-nation.ts'
import type { PlayedNation } from './nation.ts'
import type { PlayedThread } from './threads/thread.ts'

const WALK: PlayedNation = {
  away: [], fault: 'down', number: 'H', state: 'returned', portal: ['1', '2', '4', '9', '10'], centre: '10',
  notices: { lost: 0, twice: 0 }, signedInBy: 'identity', isPrefilled: true, paidBy: 'gateway', letter: 'tra-loi.pdf',
  questions: 1, kept: [],
}
/** What differs of a walk in which somebody is away. */
const PASSED_BY: readonly Partial<PlayedNation>[] = [
  { away: ['identity-provider'], signedInBy: 'code', isPrefilled: false, notices: null },
  { away: ['population'], isPrefilled: false }, { away: ['population'], fault: 'slow', isPrefilled: false },
  { away: ['payment-gateway'], paidBy: 'counter' }, { away: ['payment-gateway'], fault: 'repeat' },
  { away: ['zalo', 'command-centre'], kept: ['zalo: 2 wait (unreachable)', 'command-centre: 1 wait (unreachable)'] },
  { away: ['zalo', 'identity-provider'], signedInBy: 'code', isPrefilled: false, notices: null },
]
const THREAD: PlayedThread = {
  thread: 'land', number: 'H', ends: 'settled', state: 'settled', away: ['land', 'treasury'], fault: 'down',
  said: ['land: 1 wait (unreachable)', 'treasury: nothing is fetched (unreachable)'], lost: 0, twice: 0,
}

describe('a walk', () => {
  test.each([{}, ...PASSED_BY])('that went as it must is not wrong: %j', (otherwise) => {
    expect(wrongOf({ ...WALK, ...otherwise })).toEqual([])
  })

  test.each([
    [['population']], [['payment-gateway']], [['zalo']], [['document-axis']], [['national-portal']], [['command-centre']],
  ] as const)('in which nobody noticed that %j is away is wrong', (away) => {
    expect(wrongOf({ ...WALK, away })).toHaveLength(1)
  })

  test.each([
    ['1 2 2 4 9 10'], ['1 10'], ['1 2 4 10 9'], ['1 2 4 9'], ['2 1 4 9 10'], [''],
  ])('of which the portal heard %j is wrong', (heard) => {
    expect(wrongOf({ ...WALK, portal: heard.split(' ').filter(Boolean) })).toHaveLength(1)
  })

  test.each([
    [{ centre: '9' }], [{ centre: '' }], [{ state: 'settled' }], [{ notices: { lost: 1, twice: 0 } }],
    [{ notices: { lost: 0, twice: 1 } }], [{ notices: null }], [{ questions: 2 }], [{ letter: '' }],
    [{ isPrefilled: false }], [{ paidBy: 'nothing owed' }], [{ signedInBy: 'code' }],
  ] as const)('of which %j is told is wrong', (otherwise) => {
    expect(wrongOf({ ...WALK, ...otherwise })).toHaveLength(1)
  })
})

describe('a thread', () => {
  test('that went as it must is not wrong, nor where whoever fails is there all the same', () => {
    expect([...wrongInThread(THREAD), ...wrongInThread({ ...THREAD, fault: 'repeat', said: [] })]).toEqual([])
  })

  test.each<[Partial<PlayedThread>, number]>([
    [{ state: 'in-progress' }, 1], [{ lost: 1 }, 1], [{ twice: 1 }, 1], [{ said: [] }, 2],
    [{ said: ['land: 1 wait (unreachable)', 'of treasury nothing'] }, 1], [{ fault: 'slow', away: ['population'] }, 1],
  ])('of which %j is told has so many faults: %i', (otherwise, faults) => {
    expect(wrongInThread({ ...THREAD, ...otherwise })).toHaveLength(faults)
  })
})
