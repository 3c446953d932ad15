/** Need: a number of the national portal never stands in the way of one that we draw ourselves. */
import { expect, test } from 'vitest'
import { isOfOurCounter } from './number-there.ts'

const OURS = '{agency}-{yymmdd}-{serial:4}'
test.each([
  ['our own shape', 'H46.12-210625-0001', true],
  ['our own shape on a busy day', 'H46.12-210625-12345', true],
  ['with the digits of an owner: our counter never writes a nought before five digits', 'H46.12-210625-010001', false],
  ['with the digits of an owner that begin with none', 'H46.12-210625-990001', false],
  ['with the whole year', 'H46.12-20210625-0001', false],
  ['with a T before it', 'T.H46.12-210625-0001', false],
])('%s: %s', (_, number, is) => {
  expect(isOfOurCounter(number, OURS)).toBe(is)
})
