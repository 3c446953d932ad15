/** Need: a map of communes is a drawing: each unit has a tile of its own, and nothing says where on earth it lies. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readTiles } from './read-tiles.ts'

const PATH = join(resolve(import.meta.dirname, '../../../../..'), 'data/geo.yaml')
interface Raw { layouts: { id: string; valid_from: string; valid_to?: string; tiles: Record<string, unknown>[] }[] }
const file = () => parse(readFileSync(PATH, 'utf8')) as Raw
function problemsOf(change: (raw: Raw) => void): readonly string[] {
  const raw = file()
  change(raw)
  const read = readTiles(raw)
  return read.ok ? [] : read.problems
}
const layout = ({ layouts }: Raw, nth: number) => layouts[nth] ?? expect.fail()
const tile = (raw: Raw, nth: number, which = 0) => layout(raw, nth).tiles[which] ?? expect.fail()

test('what comes with the program has a layout of districts and two of communes, before and after 1 July 2025', () => {
  const read = readTiles(file())
  expect(read.ok && read.layouts.map(({ key, level, from, until }) => [key, level, from, until])).toEqual([
    ['districts_2021', 'district', '2021-01-01', '2025-06-30'],
    ['communes_2021', 'commune', '2021-01-01', '2025-06-30'],
    ['communes_2025', 'commune', '2025-07-01', null],
  ])
})

test('a point on the earth is refused, whatever it is called', () => {
  expect(problemsOf((raw) => { Object.assign(tile(raw, 1), { lat: 17.5, lng: 106.6 }) }))
    .toEqual(['layouts/1/tiles/0/lat: is not known', 'layouts/1/tiles/0/lng: is not known'])
  expect(problemsOf((raw) => { tile(raw, 0)['tile'] = [106.6, 17.5] }))
    .toEqual(['layouts/0/tiles/0: must be {id, tile: [column, row]}, both 0 to 99'])
})

test('two layouts of a level have no day in common, one has no unit twice, and none ends before it begins', () => {
  expect(problemsOf((raw) => { layout(raw, 2).valid_from = '2025-06-30' }))
    .toEqual(['communes_2025: has days of another layout of its level'])
  expect(problemsOf((raw) => { layout(raw, 2).id = 'communes_2021' })).toEqual(['communes_2021: stands there twice'])
  expect(problemsOf((raw) => { tile(raw, 0, 1)['id'] = tile(raw, 0)['id'] }))
    .toEqual([`layouts/0/tiles: ${String(tile(file(), 0)['id'])} stands there twice`])
  expect(problemsOf((raw) => { layout(raw, 1).valid_to = '2020-12-31' }))
    .toEqual(['layouts/1/valid_to: must be a day, not before valid_from'])
  expect(readTiles({})).toEqual({ ok: false, problems: ['layouts: must be a list'] })
})
