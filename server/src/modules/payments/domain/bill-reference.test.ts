/** Need (part C4): a transfer is told by the reference in its text, however a bank has passed it on. */
import { expect, test } from 'vitest'
import { billReferencesIn } from './bill-reference.ts'

test('a reference is found again in what a payer typed around it', () => {
  const reference = 'MCK7WQ2ZPX4M'
  for (const text of [
    reference, `NGUYEN VAN A chuyen tien ${reference} FT21234`, reference.toLowerCase(),
    `${reference.slice(0, 6)} ${reference.slice(6)}`, `${reference.slice(0, 4)}-${reference.slice(4)}`,
    `MBVCB.123.${reference}.CT tu 0011`,
  ]) expect([text, billReferencesIn(text)]).toEqual([text, [reference]])
})

test('what is none is not taken for one, and two are told as two', () => {
  for (const text of ['', 'nop le phi', 'MC123', 'MC0O1IABCDEF']) expect(billReferencesIn(text)).toEqual([])
  expect(billReferencesIn('MCABCDEFGHJK MCMNPQRSTUVW')).toEqual(['MCABCDEFGHJK', 'MCMNPQRSTUVW'])
})
