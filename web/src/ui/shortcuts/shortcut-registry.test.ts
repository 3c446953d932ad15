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
