/** Need (part C4): any bank's app reads account, amount and reference from the code. */
import { describe, expect, test } from 'vitest'
import { vietQrText } from './viet-qr.ts'

/** Fields of EMVCo QR codes: two digits of the tag, two of the length, the value. */
function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4))
    fields[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length)
    at += 4 + length
  }
  return fields
}

/** CRC-16/CCITT-FALSE, bit by bit, as EMVCo asks of tag 63. */
function crcOf(text: string): string {
  let crc = 0xFFFF
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1) & 0xFFFF
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

describe('a VietQR code', () => {
  test.each([8_000, 1, 1_250_000_000])('of %d đồng says account, amount and purpose', async (amount) => {
    const text = await vietQrText({ bankBin: '999999', account: '0000000001' }, amount, 'MCABCDEFGHJK')
    const { '53': currency, '54': sum, '58': country, '62': purpose = '', '38': account = '', '63': crc } = fieldsOf(text)
    expect([currency, sum, country]).toEqual(['704', String(amount), 'VN'])
    expect(fieldsOf(purpose)['08']).toBe('MCABCDEFGHJK')
    expect(fieldsOf(account)['00']).toBe('A000000727')
    expect(fieldsOf(fieldsOf(account)['01'] ?? '')).toEqual({ '00': '999999', '01': '0000000001' })
    expect(crc).toBe(crcOf(text.slice(0, -4)))
  })

  test('takes no purpose that banks would change', async () => {
    for (const purpose of ['', 'nộp phí', 'A B', 'M'.repeat(26)])
      await expect(vietQrText({ bankBin: '999999', account: '1' }, 1, purpose)).rejects.toThrow(RangeError)
  })
})
