/**
 * Need (E3): a register answers with a commune of before; the form wants the unit of today. Codes go on under other
 * communes, so a code alone says nothing, and of what was split nobody can tell where somebody lives.
 */
import { expect, test } from 'vitest'
import { makeDirectory } from './directory.ts'
import type { Facts, Successor, Unit } from './facts.ts'
import { leadOver } from './lead-over.ts'
import type { PastUnit } from './trace-units.ts'

const TURN = '2026-01-05'
const EVE = '2026-01-04'
const PROVINCE_ID = 1n
const territory = (id: bigint, gsoCode: string, name: string, from: string, to: string | null): PastUnit => ({
  id, gsoCode, name, from, to, kind: 'territory', level: id === PROVINCE_ID ? 'tinh' : 'xa',
  parentId: id === PROVINCE_ID ? null : PROVINCE_ID, publicId: String(id), idOfData: String(id),
} as unknown as PastUnit)
const ALL = [
  territory(PROVINCE_ID, '97', 'Tỉnh Mẫu', '2021-01-01', null),
  // Split in two, of which one goes on under its code.
  territory(2n, '99014', 'Xã Chia', '2021-01-01', EVE),
  territory(3n, '99014', 'Xã Chia Đông', TURN, null), territory(4n, '99015', 'Xã Chia Tây', TURN, null),
  // Two that became one, under the code of the second.
  territory(5n, '99021', 'Xã Mây', '2021-01-01', EVE), territory(6n, '99028', 'Xã Lau', '2021-01-01', EVE),
  territory(7n, '99028', 'Xã Mây Lau', TURN, null),
  // Its code went to a commune that has nothing of it.
  territory(8n, '99040', 'Xã Cũ', '2021-01-01', EVE), territory(9n, '99040', 'Xã Lạ', TURN, null),
  // Abolished: whoever has its work has not its place.
  territory(10n, '99050', 'Xã Bỏ', '2021-01-01', EVE),
  territory(12n, '99070', 'Xã Bỏ Hẳn', '2021-01-01', EVE), territory(13n, '99070', 'Xã Lập Mới', TURN, null),
  territory(11n, '99060', 'Xã Như Cũ', '2021-01-01', EVE), territory(11n, '99060', 'Phường Như Cũ', TURN, null),
]
const went = (fromId: bigint, toId: bigint, kind: Successor['kind'], isHeir = true): Successor =>
  ({ fromId, toId, kind, isHeir, onDay: TURN, event: 'ev', places: [], note: null })
const SUCCESSORS = [
  went(2n, 3n, 'split'), went(2n, 4n, 'split', false), went(5n, 7n, 'merge'), went(6n, 7n, 'merge'), went(8n, 7n, 'merge'),
  went(10n, 7n, 'abolish'), went(12n, 7n, 'abolish'),
]
const on = (day: string) => makeDirectory({
  province: undefined, levels: [], pastLevels: [], areaTypes: [], roles: [], groups: [], posts: [], policies: [],
  units: ALL.filter(({ from, to }) => from <= day && (to === null || day <= to)) as readonly Unit[],
  past: ALL.filter(({ to }) => to !== null && to < day), calendars: new Map(), meanings: new Map(),
  successors: SUCCESSORS.filter(({ onDay }) => onDay <= day),
} satisfies Facts, day)
const led = (commune: string, day = TURN, district?: string) =>
  leadOver({ units: ALL, day, on }, { province: '97', district, commune })
const unitsOf = (code: string, name: string) => ({ province: { code: '97', name: 'Tỉnh Mẫu' }, commune: { code, name } })
/** Units of today; what was meant was called `then` under `thenCode`, null where several had the code. */
const here = (code: string, name: string, before: string | null, then: string | null = name, thenCode = code) =>
  ({ kind: 'here', units: unitsOf(code, name), before, then: then === null ? null : unitsOf(thenCode, then) })
const split = (before: string, thenCode?: string) =>
  ({ kind: 'split', before, then: thenCode === undefined ? null : unitsOf(thenCode, before) })

test.each([
  ['that became another lies in that one', '99021', here('99028', 'Xã Mây Lau', 'Xã Mây', 'Xã Mây', '99021')],
  ['whose code its heir has is that heir, of any time', '99028', here('99028', 'Xã Mây Lau', 'Xã Lau', null)],
  ['that was split lies nowhere for certain, though one of its parts has the code', '99014', split('Xã Chia')],
  ['that is new under a code of nobody is itself', '99015', here('99015', 'Xã Chia Tây', null)],
  ['whose code a stranger has lies nowhere for certain', '99040', split('Xã Cũ')],
  ['that was abolished lies nowhere for certain', '99050', split('Xã Bỏ', '99050')],
  ['that was abolished, whose code another has, lies nowhere for certain', '99070', split('Xã Bỏ Hẳn')],
  ['that goes on under another name is that', '99060', here('99060', 'Phường Như Cũ', 'Xã Như Cũ', null)],
  ['that nobody knows is unknown', '99999', { kind: 'unknown' }],
])('a commune %s', (_, code, expected) => {
  expect(led(code)).toEqual(expected)
})

test('before the day of the change each is what it is, and what comes is not known to lie there', () => {
  expect([led('99014', EVE), led('99021', EVE)]).toEqual([here('99014', 'Xã Chia', null), here('99021', 'Xã Mây', null)])
  expect(led('99015', EVE)).toEqual({ kind: 'unknown' })
})

test('a district or a province of which it was no part makes it unknown', () => {
  expect(led('99021', TURN, '450')).toEqual({ kind: 'unknown' })
  expect(leadOver({ units: ALL, day: TURN, on }, { province: '44', commune: '99021' })).toEqual({ kind: 'unknown' })
})
