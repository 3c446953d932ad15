/** Need: at least 8 signs of four classes, and not the name one signs in with (QCVN 12:2026). */
import { expect, test } from 'vitest'
import { faultsOfPassword } from './password-rules.ts'

const rules = { minLength: 8, classes: 4 }
const NONE = { common: new Set<string>(), ofTheHouse: new Set<string>() }

test.each([
  ['Aa1!aaa', ['too-short']], ['Aa1!aaaa', []], ['aa1!aaaa', ['too-few-classes']], ['AA1!AAAA', ['too-few-classes']],
  ['Aaa!aaaa', ['too-few-classes']], ['Aa11aaaa', ['too-few-classes']], ['', ['too-short', 'too-few-classes']],
  ['Aa1!' + 'a'.repeat(124), []], ['Aa1!' + 'a'.repeat(125), ['too-long']],
  ['x1!Tiepnhan.DongY', ['holds-username']], ['x1!TIẾPNHẬN.ĐÔNGÝ', ['holds-username']], ['Đẹp 1 lá cờ', []],
])('%j has these faults: %j', (password, faults) => {
  expect(faultsOfPassword(password, 'tiepnhan.dongy', rules, NONE)).toEqual(faults)
})

test('a profile that asks for length alone takes a sentence', () => {
  expect(faultsOfPassword('con mèo ngủ trên mái nhà', 'mau', { minLength: 15, classes: 1 }, NONE)).toEqual([])
})

test('a letter with its mark apart counts as one sign', () => {
  expect(faultsOfPassword('Ắ1!ắắ'.normalize('NFD'), 'mau', rules, NONE)).toContain('too-short')
})
