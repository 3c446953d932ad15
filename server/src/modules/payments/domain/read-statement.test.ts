/** Need (part C4): a statement of treasury or bank is read whole or not at all; a sum is never guessed. */
import { describe, expect, test } from 'vitest'
import { freshLines, readStatement } from './read-statement.ts'

const HEAD = ['Ngày', 'Mã giao dịch', 'Số tiền', 'Nội dung']
const read = (...rows: readonly (readonly string[])[]) => readStatement(HEAD, rows, '2021-06-25')
const codes = (...rows: readonly (readonly string[])[]) => {
  const done = read(...rows)
  return done.ok ? [] : done.refusal.faults.map(({ row, column, code }) => [row, column, code])
}

describe('a statement', () => {
  test('is read by its head, whatever the order and other columns', () => {
    expect(readStatement(['STT', 'so_tien', 'DIỄN GIẢI', 'Số chứng từ', 'ngay'], [
      ['1', '1.250.000', 'NOP MCABCDEFGHJK', 'FT1', '25/06/2021'], ['2', '8000', '', 'FT2', '2021-06-25'],
    ], '2021-06-25')).toEqual({ ok: true, value: [
      { row: 1, day: '2021-06-25', reference: 'FT1', amount: 1_250_000, text: 'NOP MCABCDEFGHJK' },
      { row: 2, day: '2021-06-25', reference: 'FT2', amount: 8_000, text: '' },
    ] })
  })

  test('leaves out what went away from the account, and empty rows', () => {
    expect(read(['2021-06-25', 'FT1', '-8000', 'hoàn'], ['', ' ', '', ''], ['2021-06-25', 'FT2', '5000', ''])).toMatchObject({
      ok: true, value: [{ reference: 'FT2' }],
    })
  })

  test.each(['', '0', '1,5', '1.5', '1.0000', '1 000', '1e6', '5000.00', '1.000,000', '99999999999999999', '５000', '+5', 'NaN'])(
    'has no sum like %j', (amount) => expect(codes(['2021-06-25', 'FT1', amount, ''])).toEqual([[1, 'amount', 'amount-invalid']]))

  test.each(['', '31/02/2021', '2021-13-01', '25-06-2021', '6/25/2021'])('has no day like %j', (day) => {
    expect(codes([day, 'FT1', '5000', ''])).toEqual([[1, 'day', 'day-invalid']])
  })

  test('has no day that is still to come, and today is none of those', () => {
    expect(codes(['25/06/2021', 'FT1', '5000', ''], ['26/06/2021', 'FT2', '5000', ''], ['2022-01-01', 'FT3', '5000', '']))
      .toEqual([[2, 'day', 'day-to-come'], [3, 'day', 'day-to-come']])
  })

  test('has each movement once, and a number to each', () => {
    expect(codes(['2021-06-25', 'FT1', '5000', ''], ['2021-06-25', 'FT1', '5000', ''])).toEqual([[2, 'reference', 'line-twice']])
    for (const number of ['', 'có dấu', 'x'.repeat(81)])
      expect(codes(['2021-06-25', number, '5000', ''])).toEqual([[1, 'reference', 'reference-invalid']])
    expect(codes(['2021-06-25', 'FT1', '5000', 'x'.repeat(501)])).toEqual([[1, 'text', 'text-too-long']])
  })

  test('without its columns or without a line is none', () => {
    const none = readStatement(['a', 'b'], [['1', '2']], '2021-06-25')
    expect(none.ok ? [] : none.refusal.faults.map(({ column }) => column)).toEqual(['day', 'reference', 'amount', 'text'])
    expect(codes()).toEqual([[0, 'amount', 'no-lines']])
  })
})

describe('a line that was read before', () => {
  const line = { row: 7, day: '2021-06-25', reference: 'FT1', amount: 10_000, text: '' } as const
  const known = (unitId: bigint, amount = 10_000) => ({ unitId, day: '2021-06-25' as const, reference: 'FT1', amount })
  const told = (...before: readonly ReturnType<typeof known>[]) => {
    const done = freshLines(1n, [line], before)
    return done.ok ? done.value.length : done.refusal.faults.map(({ row, column, code }) => [row, column, code])
  }

  test('for this account is passed over, and with another amount one of both is wrong', () => {
    expect(told()).toBe(1)
    expect(told(known(1n))).toBe(0)
    expect(told(known(1n, 99_999))).toEqual([[7, 'amount', 'amount-changed']])
  })

  test('for another account is not this one\'s, unless the banks gave one number to two amounts', () => {
    expect(told(known(2n))).toEqual([[7, 'reference', 'line-of-other-unit']])
    expect(told(known(2n, 99_999))).toBe(1)
    // Read for both before it was looked at: what stands here stays.
    expect(told(known(2n), known(1n))).toBe(0)
  })
})
