import { expect, test } from 'vitest'
import { shortcutFor } from './shortcut-registry.ts'

const list = [
  { keys: '/', name: 'Tìm', run: () => undefined },
  { keys: 'ctrl+Enter', name: 'Gửi', run: () => undefined },
  { keys: 'ctrl+Enter', name: 'Tiếp nhận', run: () => undefined },
]
const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

test('a letter typed into a field stays a letter', () => {
  expect(shortcutFor(press('/'), false, list)?.name).toBe('Tìm')
  expect(shortcutFor(press('/'), true, list)).toBeUndefined()
})

test('Ctrl counts while typing, Cmd is the same, and what was registered last wins', () => {
  expect(shortcutFor(press('Enter', { ctrlKey: true }), true, list)?.name).toBe('Tiếp nhận')
  expect(shortcutFor(press('Enter', { metaKey: true }), true, list)?.name).toBe('Tiếp nhận')
  expect(shortcutFor(press('Enter'), false, list)).toBeUndefined()
})
