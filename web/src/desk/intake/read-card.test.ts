/** Need: nothing that a card says is typed (users.md 2.4). The order of the fields is that of the printed code. */
import { expect, test } from 'vitest'
import { cardOf, isCardText, isSameName } from './read-card.ts'

const LINE = '000199990001|000123456|Nguyễn Thị Ánh Nguyệt|15041996|Nữ|Thôn 2, Xã Quảng Phú|01072021'

test('number, name, birth, sex and address are read from their places', () => {
  expect(cardOf(LINE)).toEqual({
    number: '000199990001', fullName: 'Nguyễn Thị Ánh Nguyệt', birth: '1996-04-15', sex: 'nu',
    address: 'Thôn 2, Xã Quảng Phú',
  })
})

test('an old number may be missing, fields may follow, letters may come in two parts', () => {
  expect(cardOf('000099990002||Trần An|01021990|Nam|Xã A|01072021||Trần B|'.normalize('NFD')))
    .toEqual({ number: '000099990002', fullName: 'Trần An', birth: '1990-02-01', sex: 'nam', address: 'Xã A' })
})

test.each([
  ['a line that has only begun', '0001999900'], ['a number alone', '000199990001|000123456|'],
  ['a line that lost its beginning', 'uyễn Thị|15041996|Nữ'], ['a name', 'Nguyễn Văn A'],
])('%s is no card', (_, text) => expect(cardOf(text)).toBeUndefined())

test('a line that lost its beginning is not looked for as a name', () => {
  expect(isCardText('uyễn Thị|15041996|Nữ')).toBe(true)
  expect(isCardText('Nguyễn Văn A')).toBe(false)
})

test('a birth without a day is left to the clerk', () =>
  expect(cardOf('000199990001||Nguyễn A|1950|Nam|')).toEqual({
    number: '000199990001', fullName: 'Nguyễn A', sex: 'nam',
  }))

test('one name in capitals is the same name, one with another mark is not', () => {
  expect(isSameName('NGUYỄN THỊ  ÁNH', 'Nguyễn Thị Ánh')).toBe(true)
  expect(isSameName('Nguyễn Thị Anh', 'Nguyễn Thị Ánh')).toBe(false)
})
