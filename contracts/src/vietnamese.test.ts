/** Need: a voice is told which texts are Vietnamese, however their letters are written. */
import { expect, test } from 'vitest'
import { isVietnamese } from './vietnamese.ts'

test('letters in one piece and in two are alike', () => {
  expect([isVietnamese('Phường Hải Thành'), isVietnamese('Phường Hải Thành'.normalize('NFD')), isVietnamese('')])
    .toEqual([true, true, false])
})
