/** Need: only what an authority grants is a time-stamp (RFC 3161, 2.4.2): status 0 or 1, with a token. */
import { describe, expect, test } from 'vitest'
import { TAG, der } from './der.ts'
import { TimeStampFault } from './signing-key.ts'
import { isGranted, readAnswer, tokenIn } from './token-in-answer.ts'

const TOKEN = der(TAG.sequence, der(TAG.octets, Buffer.from('token')))
const status = (...bytes: readonly number[]) => der(TAG.sequence, der(TAG.integer, Buffer.from(bytes)))
const answer = (...parts: readonly Buffer[]) => der(TAG.sequence, ...parts)

describe('a token is taken', () => {
  test.each([['granted', 0], ['granted with changes', 1]])('where it is %s', (_, code) => {
    expect(tokenIn(answer(status(code), TOKEN))).toEqual(TOKEN)
  })

  test('with words beside the status', () => {
    const words = der(TAG.sequence, der(0x0c, Buffer.from('được')))
    expect(tokenIn(answer(der(TAG.sequence, der(TAG.integer, Buffer.from([0])), words), TOKEN))).toEqual(TOKEN)
  })
})

describe('a token is not taken', () => {
  // Two's complement: ff is -1, 80 is -128, 0100 is 256, ff00 is -256.
  test.each<[string, readonly number[], number]>([
    ['2, rejected', [2], 2], ['3, waiting', [3], 3], ['4, a warning of withdrawal', [4], 4], ['5, withdrawn', [5], 5],
    ['-1', [0xff], -1], ['-128', [0x80], -128], ['256', [1, 0], 256], ['-256', [0xff, 0], -256],
    ['far below', [0x80, 0, 0, 0, 0, 0, 0, 0], -(2 ** 63)],
  ])('where the status is %s', (_, bytes, read) => {
    const said = answer(status(...bytes), TOKEN)
    expect(readAnswer(said).status).toBe(read)
    expect(() => tokenIn(said)).toThrow(TimeStampFault)
  })

  test.each<[string, Buffer]>([
    ['granted without a token', answer(status(0))], ['without a status', answer(TOKEN)], ['of nothing', answer()],
    ['empty', Buffer.alloc(0)], ['that is a page', Buffer.from('<html>')], ['whose status is words', answer(
      der(TAG.sequence, der(0x0c, Buffer.from('0'))), TOKEN)],
    ['whose status is no list', answer(der(TAG.integer, Buffer.from([0])), TOKEN)],
    ['that is a set', der(TAG.set, status(0), TOKEN)],
  ])('in an answer %s', (_, said) => {
    expect(() => tokenIn(said)).toThrow(TimeStampFault)
  })

  test('in an answer that was cut anywhere', () => {
    const whole = answer(status(0), TOKEN)
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => tokenIn(whole.subarray(0, length)), String(length)).toThrow(TimeStampFault)
    }
  })
})

test('granted is 0 or 1 and nothing else', () => {
  expect([-2, -1, 0, 1, 2, 0.5, NaN].filter(isGranted)).toEqual([0, 1])
})
