/** Need: a ministry's system is joined by settings alone; those that could do harm or say nothing are refused. */
import { expect, test } from 'vitest'
import { MINISTRY_SETTINGS } from '../../../../../test/ministry-settings.ts'
import { placeAt, valueAt } from './ways.ts'
import { readSettings } from '../../../../platform/partner/read-settings.ts'
import { GENERIC_SETTINGS } from './settings.ts'

const read = (change: object) => {
  const { url, key, ...rest } = { url: 'https://bo.example/api', key: 'khoa', ...MINISTRY_SETTINGS }
  const found = readSettings(GENERIC_SETTINGS, { url, key, ...rest, ...change })
  return found.ok ? 'ok' : found.refusal.names.join(' ')
}

test('what describes a system is taken', () => {
  expect(read({})).toBe('ok')
})

test.each([
  ['url', { url: 'file:///etc/passwd' }],
  ['key', { key: 'khoa có dấu' }],
  ['states', { states: { 10: 'received', 11: 'settled' } }],
  ['list', { list: { path: '../khac', rows: 'duLieu.ds' } }],
  ['list', { list: { path: 'https://noi-khac.example', rows: 'duLieu.ds' } }],
  ['list', { list: { path: 'ds', rows: 'duLieu.__proto__' } }],
  ['ok', { ok: { at: 'ketQua.ma', is: [] } }],
])('%s that is wrong is named, and its value is not', (name, change) => {
  expect(read(change)).toContain(name)
})

test('a setting that nobody knows is refused', () => {
  expect(read({ script: 'process.exit()' })).not.toBe('ok')
})

test('a way leads through what an answer has of its own, and to nothing else', () => {
  expect(valueAt({ a: { b: [1] } }, 'a.b')).toEqual([1])
  expect([valueAt({}, 'constructor.name'), valueAt({ a: null }, 'a.b'), valueAt('chu', 'length')]).toEqual([undefined, undefined, undefined])
  const body = {}
  placeAt(body, 'a.b.c', 'x')
  placeAt(body, 'a.d', 'y')
  expect(body).toEqual({ a: { b: { c: 'x' }, d: 'y' } })
})
