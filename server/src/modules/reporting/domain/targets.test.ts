/**
 * Need: what is demanded of a unit in a year is what the plan says, and no year is given a number that it has not
 * (KH 1107 II).
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readTargets } from './read-targets.ts'
import { type LineOf, lineOf, linesOf, strictest } from './targets.ts'

const ROLLOUT = 'trien-khai-quy-trinh-so-hoa'
const PATH = join(resolve(import.meta.dirname, '../../../../..'), 'data/targets.yaml')

interface Raw {
  meta: { dimension_values: Record<string, unknown> }
  indicators: Record<string, unknown>[]
}
const AS_IT_IS = parse(readFileSync(PATH, 'utf8')) as Raw
const file = () => structuredClone(AS_IT_IS)

function plan() {
  const read = readTargets(file())
  return read.ok ? read.set : expect.fail(read.problems.join('\n'))
}
const targetOf = (id: string) => plan().targets.find((one) => one.id === id) ?? expect.fail(id)
const line = (id: string, year: number, of: Partial<LineOf> = {}) =>
  lineOf(targetOf(id), { year, level: null, areaType: null, ...of })
/** What stands in the plan for that year itself. */
const own = (value: number, ofYear: number) => ({ kind: 'line', value, ofYear, isKept: false, other: null })

test('the plan has 15 indicators, of which two have no number', () => {
  const { targets } = plan()
  expect(targets).toHaveLength(15)
  const without = targets.filter(({ comparison }) => comparison === 'info')
  expect(without.map(({ id }) => id)).toEqual(['tthc-phi-dia-gioi', 'dvc-muc-3-4'])
})

// Digitising of results: 30, 20 and 15 % in 2021, then at least 20 points more each year, at most 100.
test.each([
  ['province', [30, 50, 70, 90, 100]], ['district', [20, 40, 60, 80, 100]], ['commune', [15, 35, 55, 75, 95]],
])('results of a %s: the first year stands in the plan, 20 points more a year are derived', (level, values) => {
  values.forEach((value, nth) => {
    expect(line('so-hoa-ket-qua', 2021 + nth, { level })).toEqual({
      ...own(value, 2021 + nth), comparison: '>=', origin: nth === 0 ? 'plan' : 'derived',
    })
  })
})

// By the rule of 30 points a year 80 %; by the appendix, which wants it done within 2021 to 2023, 100 %.
test('districts in 2023: the stricter of both readings is the line, and the other is noted', () => {
  const of = (year: number) => line(ROLLOUT, year, { level: 'district' })
  expect(of(2021)).toEqual({ kind: 'none', why: 'not-yet', from: 2022 })
  expect(of(2022)).toMatchObject({ ...own(50, 2022), origin: 'plan' })
  expect(of(2023)).toEqual({
    ...own(100, 2023), comparison: '>=', origin: 'plan', other: { value: 80, origin: 'derived' },
  })
  expect(of(2024)).toMatchObject({ ...own(100, 2024), origin: 'derived' })
})

test('of two readings of a ceiling the lower is the stricter', () => {
  const [low, high] = [{ value: 15, origin: 'plan' }, { value: 20, origin: 'plan' }] as const
  expect([strictest('<=', low, high), strictest('<=', high, low)]).toEqual([{ ...low, other: high }, { ...low, other: high }])
  expect([strictest('>=', low, high), strictest('>=', high, low)]).toEqual([{ ...high, other: low }, { ...high, other: low }])
})

test('a commune that is remote is exempt from the procedure of digitising, and no other', () => {
  const of = (areaType: string | null, level = 'commune') => line(ROLLOUT, 2023, { level, areaType })
  expect(of('remote')).toEqual({ kind: 'none', why: 'exempt' })
  expect(of('rural')).toMatchObject(own(60, 2023))
  expect(of(null)).toMatchObject(own(60, 2023))
  expect(of('remote', 'district')).toMatchObject({ kind: 'line', value: 100 })
})

test('a year without a number keeps the last floor or ceiling without an obligation of its own, and nothing is put between', () => {
  expect(line('khong-nop-lai', 2021)).toEqual({ kind: 'none', why: 'not-yet', from: 2022 })
  for (const year of [2023, 2024])
    expect(line('khong-nop-lai', year)).toMatchObject({ value: 30, ofYear: 2022, isKept: true, comparison: '>=' })
  expect(line('khong-nop-lai', 2025)).toMatchObject(own(80, 2025))
  // Half an hour of waiting in 2022, a quarter in 2025.
  expect(line('thoi-gian-cho', 2024)).toMatchObject({ value: 30, ofYear: 2022, isKept: true, comparison: '<=' })
  expect(line('thoi-gian-cho', 2025)).toMatchObject({ ...own(15, 2025), comparison: '<=' })
  expect(line('tthc-tai-bpmc', 2025)).toMatchObject({ value: 100, ofYear: 2022, isKept: true })
  expect(line('ho-so-truc-tuyen', 2024)).toEqual({ kind: 'none', why: 'not-yet', from: 2025 })
})

test('productivity: 1600, rural 1200, remote 800; where the area is unknown no line is guessed', () => {
  const of = (areaType: string | null) => line('nang-suat', 2025, { areaType })
  expect([of('urban'), of('rural'), of('remote')]).toMatchObject([own(1600, 2025), own(1200, 2025), own(800, 2025)])
  expect(of(null)).toEqual({ kind: 'none', why: 'place-unknown' })
})

test('what is for information has no line in any year, and a level without numbers has none', () => {
  expect(line('dvc-muc-3-4', 2025)).toEqual({ kind: 'none', why: 'no-number' })
  expect(line('so-hoa-ket-qua', 2022, { level: 'ward' })).toEqual({ kind: 'none', why: 'none-of-place' })
})

test('the lines of a year stand by level, with those who are exempt after them', () => {
  const set = plan()
  const lines = linesOf(set, targetOf(ROLLOUT), 2023)
  const told = lines.map(({ level, areaType, line: one }) => [level, areaType, one.kind === 'line' ? one.value : one.why])
  expect(told).toEqual([
    ['province', null, 100], ['district', null, 100], ['commune', null, 60], ['commune', 'remote', 'exempt'],
  ])
  expect(linesOf(set, targetOf('nang-suat'), 2025).map(({ areaType }) => areaType)).toEqual(['urban', 'rural', 'remote'])
  expect(linesOf(set, targetOf('hai-long'), 2025)).toMatchObject([{ level: null, areaType: null, line: own(95, 2025) }])
})

test('whatever the year, the value is one that stands in the file for that year or an earlier one', () => {
  const set = plan()
  fc.assert(fc.property(
    fc.constantFrom(...set.targets), fc.integer({ min: 2015, max: 2035 }), fc.constantFrom(null, ...set.levels),
    fc.constantFrom(null, ...set.areaTypes), (target, year, level, areaType) => {
      const found = lineOf(target, { year, level, areaType })
      if (found.kind === 'none') return
      const raw = file().indicators.find(({ id }) => id === target.id)
      const place = target.by === 'none' ? 'all' : target.by === 'level' ? level ?? '' : areaType ?? ''
      const of = (key: string) => (raw?.[key] as Record<string, Record<string, number>> | undefined)?.[place] ?? {}
      expect(found.ofYear).toBeLessThanOrEqual(year)
      expect([of('thresholds')[found.ofYear], of('appendix_override')[found.ofYear]]).toContain(found.value)
      const later = Object.keys(of('thresholds')).map(Number).filter((one) => one > found.ofYear && one <= year)
      expect(later, 'none that is nearer').toEqual([])
    },
  ))
})

const SPOILED: readonly [string, (indicator: Record<string, unknown>, raw: Raw) => void, string][] = [
  ['a comparison', (one) => { one['comparison'] = '>' }, 'so-hoa-ket-qua/comparison: must be one of >=, <=, info'],
  ['a dimension', (one) => { one['dimension'] = 'weather' }, 'so-hoa-ket-qua/dimension: must be one of level, area_type, none'],
  ['a level', (one) => { one['thresholds'] = { ward: { 2021: 30 } } },
    'so-hoa-ket-qua/thresholds/ward: must be one of province, district, commune'],
  ['a year', (one) => { one['thresholds'] = { province: { 'Q4/2021': 30 } } },
    'so-hoa-ket-qua/thresholds/province/Q4/2021: is no year'],
  ['a percentage above the whole', (one) => { one['thresholds'] = { province: { 2021: 101 } } },
    'so-hoa-ket-qua/thresholds/province/2021: is more than 100 percent'],
  ['a number below nothing', (one) => { one['thresholds'] = { province: { 2021: -1 } } },
    'so-hoa-ket-qua/thresholds/province/2021: must be a number, 0 or more'],
  ['a number in words', (one) => { one['thresholds'] = { province: { 2021: '30%' } } },
    'so-hoa-ket-qua/thresholds/province/2021: must be a number, 0 or more'],
  ['a derived year without a number', (one) => { one['derived_years'] = [2026] },
    'so-hoa-ket-qua/derived_years: 2026 has no number'],
  ['a year that has none and has one', (one) => { one['interim_years_without_target'] = [2023] },
    'so-hoa-ket-qua/interim_years_without_target: 2023 has a number'],
  ['a second reading of nothing', (one) => { one['appendix_override'] = { district: { 2026: 100 } } },
    'so-hoa-ket-qua/appendix_override/district: 2026 has no other reading'],
  ['an exemption of no known area', (one) => { one['excluded_area_types'] = { commune: ['far'] } },
    'so-hoa-ket-qua/excluded_area_types/commune: must list some of urban, rural, remote'],
  ['a misspelt key', (one) => { one['exclude_area_types'] = {} }, 'so-hoa-ket-qua/exclude_area_types: is not known'],
  ['no number at all', (one) => { one['thresholds'] = {} }, 'so-hoa-ket-qua/thresholds: must have a number'],
  ['a number of what is for information', (one) => { one['comparison'] = 'info' },
    'so-hoa-ket-qua/thresholds: what is for information has no number'],
  ['no name', (one) => { delete one['name_vi'] }, 'so-hoa-ket-qua/name_vi: must be a text'],
  ['an id twice', (_, raw) => { raw.indicators.push(structuredClone(raw.indicators[0] ?? {})) }, 'so-hoa-ket-qua: stands there twice'],
  ['no id', (one) => { delete one['id'] }, 'indicators/0: must be an object with an id'],
  ['no levels', (_, raw) => { delete raw.meta.dimension_values['level'] }, 'meta/dimension_values: must list level and area_type'],
]

test.each(SPOILED)('%s is told with its place', (_, spoil, problem) => {
  const raw = file()
  spoil(raw.indicators[0] ?? expect.fail('no indicator'), raw)
  expect(readTargets(raw)).toMatchObject({ ok: false, problems: expect.arrayContaining([problem]) as unknown })
})

test('all that is wrong is told together, and what is no file at all too', () => {
  const raw = file()
  raw.indicators.forEach((one) => { one['comparison'] = '=' })
  expect(readTargets(raw)).toHaveProperty('problems.length', 15)
  for (const none of [null, [], 'x', { indicators: {} }]) expect(readTargets(none).ok).toBe(false)
})
