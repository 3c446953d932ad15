/** Need: a code is read from one screen and typed at another without losing the place. */
import { expect, test } from 'vitest'
import { groupedCode, kioskAddress } from './device-code.ts'

test('twelve signs stand in three groups, whether they came in groups or not', () => {
  expect(groupedCode('ABCD2345WXYZ')).toBe('ABCD-2345-WXYZ')
  expect(groupedCode('ABCD-2345-WXYZ')).toBe('ABCD-2345-WXYZ')
})

test('the address is the whole of what is typed at the kiosk', () => {
  expect(kioskAddress('7e1c', 'https://motcua.example')).toBe('https://motcua.example/lay-so/7e1c')
})
