/** Need: a paper that is over is not shown as good, and its last day counts to its end (BLDS 2015 Đ.148). */
import { expect, test } from 'vitest'
import { keptStateOf } from './kept-state.ts'

const NOT_ENDED = { endedWhy: null, validFrom: '2021-01-01', validTo: '2021-06-30' } as const

test.each([
  ['on its first day', NOT_ENDED, '2021-01-01', 'valid'],
  ['the day before', NOT_ENDED, '2020-12-31', 'not-yet'],
  ['on its last day', NOT_ENDED, '2021-06-30', 'valid'],
  ['the day after', NOT_ENDED, '2021-07-01', 'expired'],
  ['for ever', { ...NOT_ENDED, validTo: null }, '2099-01-01', 'valid'],
  ['revoked within its term', { ...NOT_ENDED, endedWhy: 'revoked' }, '2021-02-01', 'revoked'],
  ['replaced, and over', { ...NOT_ENDED, endedWhy: 'replaced' }, '2022-02-01', 'replaced'],
] as const)('%s', (_, paper, day, state) => expect(keptStateOf(paper, day)).toBe(state))
