import { expect, test } from 'vitest'
import { listedShortcuts, shortcutFor } from './shortcut-registry.ts'

const list = [
  { keys: '/', name: 'Tìm', run: () => undefined },
  { keys: 'ctrl+Enter', name: 'Gửi', run: () => undefined },
  { keys: 'ctrl+Enter', name: 'Tiếp nhận', run: () => undefined },
]
const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })
const reading = { isTyping: false, hasSingleKeys: true }
const typing = { isTyping: true, hasSingleKeys: true }

test('a letter typed into a field stays a letter', () => {
  expect(shortcutFor(press('/'), reading, list)?.name).toBe('Tìm')
  expect(shortcutFor(press('/'), typing, list)).toBeUndefined()
})

test('Ctrl counts while typing, Cmd is the same, and what was registered last wins', () => {
  expect(shortcutFor(press('Enter', { ctrlKey: true }), typing, list)?.name).toBe('Tiếp nhận')
  expect(shortcutFor(press('Enter', { metaKey: true }), typing, list)?.name).toBe('Tiếp nhận')
  expect(shortcutFor(press('Enter'), reading, list)).toBeUndefined()
})

test('F1 is no letter: it works while typing, and with single keys switched off', () => {
  const help = { keys: 'F1', name: 'Trợ giúp', run: () => undefined }
  expect(shortcutFor(press('F1'), typing, [...list, help])?.name).toBe('Trợ giúp')
  expect(shortcutFor(press('F1'), { isTyping: false, hasSingleKeys: false }, [help])?.name).toBe('Trợ giúp')
})

test('a key that a place answers itself is told of, and left to it', () => {
  const told = { keys: 'Space', name: 'Chọn dòng' }
  expect(shortcutFor(press('Space'), reading, [told])).toBeUndefined()
  expect(listedShortcuts([told], false)).toEqual([told])
})

test('AltGr types a letter of another keyboard and is no shortcut', () => {
  expect(shortcutFor(press('Enter', { ctrlKey: true, altKey: true }), typing, list)).toBeUndefined()
})

test('single keys can be switched off; those with Ctrl stay', () => {
  const off = { isTyping: false, hasSingleKeys: false }
  expect(shortcutFor(press('/'), off, list)).toBeUndefined()
  expect(shortcutFor(press('Enter', { ctrlKey: true }), off, list)?.name).toBe('Tiếp nhận')
  expect(listedShortcuts(list, false).map(({ name }) => name)).toEqual(['Tiếp nhận'])
})

test('what is listed is what a press does: of equal keys the last', () => {
  expect(listedShortcuts(list, true).map(({ name }) => name)).toEqual(['Tìm', 'Tiếp nhận'])
})
