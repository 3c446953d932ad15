/** Need: whoever has a message can prove that it is the one that was sent, whatever order its fields are kept in. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestOf } from './digest.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('it is the hash of the message without blanks, its names in order, as anybody can write it down', () => {
  const body = { TrangThaiHoSo: '2', MaHoSo: 'H01', DinhDanhCHS: { SoDinhDanh: 'ộ', LoaiDinhDanh: 1 }, x: [2, 1, null] }
  expect(digestOf(body).toString('hex')).toBe(sha256(
    '{"DinhDanhCHS":{"LoaiDinhDanh":1,"SoDinhDanh":"ộ"},"MaHoSo":"H01","TrangThaiHoSo":"2","x":[2,1,null]}'))
})

test('another order is the same message, another value is another; the order of a list is part of it', () => {
  expect(digestOf({ a: 1, b: { c: 2, d: 3 } })).toEqual(digestOf({ b: { d: 3, c: 2 }, a: 1 }))
  expect(digestOf({ a: 1 })).not.toEqual(digestOf({ a: '1' }))
  expect(digestOf({ a: [1, 2] })).not.toEqual(digestOf({ a: [2, 1] }))
})
