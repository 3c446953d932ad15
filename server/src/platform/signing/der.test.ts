/** Need: what we write is DER (X.690, 8.1 and 10.1), held against a reader that is not ours. */
import * as asn1 from 'asn1js'
import { describe, expect, test } from 'vitest'
import { TAG, der, idDer } from './der.ts'
import { view } from './view.ts'

describe('a length', () => {
  // 8.1.3.4: one byte to 127; 8.1.3.5: else 80 and how many bytes, then these; 10.1: as few as will do.
  test.each([
    [0, '00'], [1, '01'], [127, '7f'], [128, '8180'], [255, '81ff'], [256, '820100'], [65_535, '82ffff'],
    [65_536, '83010000'], [16_777_216, '8401000000'],
  ])('of %i bytes is %s', (length, written) => {
    const made = der(TAG.octets, Buffer.alloc(length, 7))
    expect(made.subarray(0, made.length - length).toString('hex')).toBe(`04${written}`)
  })

  test('is that of all parts, and another reader finds them again', () => {
    const parts = [der(TAG.integer, Buffer.from([5])), der(TAG.octets, Buffer.alloc(300)), der(TAG.null)]
    const { result, offset } = asn1.fromBER(view(der(TAG.sequence, ...parts)))
    if (!(result instanceof asn1.Sequence)) throw new Error('no list')
    expect(result.valueBlock.value.map((one) => Buffer.from(one.valueBeforeDecodeView))).toEqual(parts)
    // 3 of the integer, 4 + 300 of the bytes, 2 of nothing, 4 of their own head.
    expect(offset).toBe(4 + 3 + 304 + 2)
  })
})

describe('an identifier', () => {
  // 8.19: the first two in one byte, 40 x 1 + 2; then seven bits a byte: 840 = 6 x 128 + 72, 113549 = 6, 119, 13.
  test.each([['1.2.840.113549.1.7.2', '06092a864886f70d010702'], ['2.5.29.15', '0603551d0f'], ['2.999', '06028837']])(
    '%s', (id, written) => {
      expect(idDer(id).toString('hex')).toBe(written)
      expect(idDer(id).toString('hex')).toBe(written)
    })
})
