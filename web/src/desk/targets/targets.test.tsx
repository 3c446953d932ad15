/**
 * Need: whoever sees a target sees what is demanded, by which reading, where it stands and what is missing, also by ear
 * and without colours; nothing is shown as a number that nobody set or measured (KH 1107 II).
 */
import type { ShownTarget, TargetTrajectory } from '@motcua/contracts/targets.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CourseDrawing } from './course-drawing.tsx'
import { targetSearch } from './target-data.ts'
import { demandWords, forecastWords, lineWords, reachedWords } from './target-words.ts'
import { TileTable } from './tile-map.tsx'
import { type ShownTile, middleOf, nextTile, signOf } from './tile-places.ts'

const LINE = { comparison: '>=', value: 50, origin: 'plan', ofYear: 2025, isKept: false, other: null } as const
const GOING: TargetTrajectory = {
  soFar: { numerator: 32, denominator: 102 }, share: 100 * 32 / 102, isMet: false, expected: 420,
  forecast: { share: 30.3, low: 25, high: 36 }, demand: { reach: 'possible', aWeek: 6, change: 3 },
}
const of = (more: Partial<ShownTarget>) => lineWords({ unit: 'percent', line: LINE, noLine: null, ...more })

test('a line says where it is derived, kept, or read otherwise; where there is none, why', () => {
  expect(of({})).toEqual({ line: 'ít nhất 50%', notes: [] })
  expect(of({ line: { ...LINE, value: 100, origin: 'derived', other: { value: 80, origin: 'derived' }, isKept: true, ofYear: 2023 } }))
    .toEqual({
      line: 'ít nhất 100%', notes: [
        'suy ra, không ghi trong kế hoạch', 'cách đọc khác, nhẹ hơn: 80% (suy ra)',
        'giữ mức của năm 2023; năm nay không giao mức riêng',
      ],
    })
  expect(of({ unit: 'minutes', line: { ...LINE, comparison: '<=', value: 30 } }).line).toBe('không quá 30 phút')
  expect(of({ line: null, noLine: { why: 'not-yet', from: 2025 } }).line).toBe('chưa đặt; mức đầu tiên là của năm 2025')
  expect(of({ line: null, noLine: { why: 'exempt', from: null } }).line).toBe('được miễn')
})

test('where it stands, where it goes and how many more a week, in words', () => {
  expect(reachedWords(GOING)).toBe('31,4% (32 trên 102 hồ sơ) ✗ chưa đạt')
  expect(forecastWords(GOING)).toBe('30,3%; mười năm thì tám năm trong khoảng 25% đến 36%')
  expect(demandWords(GOING, LINE)).toBe('Cần thêm 3 hồ sơ mỗi tuần: từ nay mỗi tuần ít nhất 6.')
  expect(demandWords(GOING, { ...LINE, comparison: '<=' })).toBe('Cần bớt 3 hồ sơ mỗi tuần: từ nay mỗi tuần không quá 6.')
  expect(reachedWords({ ...GOING, share: null })).toBe('Chưa có hồ sơ nào để tính.')
  expect(forecastWords({ ...GOING, forecast: null })).toContain('Chưa đủ để dự báo')
  expect(demandWords({ ...GOING, demand: null }, null)).toBe('')
})

test('the drawing has its words, and no way where nothing is foretold', () => {
  const drawn = (trajectory: TargetTrajectory) => renderToStaticMarkup(
    <CourseDrawing line={LINE} trajectory={trajectory} until="2025-03-12" words="đến nay 31,4%" />)
  expect(drawn(GOING)).toContain('role="img" aria-label="đến nay 31,4%"')
  expect(drawn(GOING)).toContain('mc-course-wedge')
  expect(drawn({ ...GOING, forecast: null })).not.toContain('mc-course-wedge')
  expect(drawn({ ...GOING, share: null })).toBe('')
})

const tile = (name: string, col: number, row: number, more: Partial<ShownTile> = {}): ShownTile => ({
  name, col, row, isSeen: true, line: LINE, noLine: null, counts: null, share: null, isMet: null, ...more,
})
const counted = { counts: { numerator: 3, denominator: 5 }, share: 60 }

test('a tile has a sign of its own for each state, beside its colour, and the table says the same', () => {
  expect([
    tile('a', 0, 0, { ...counted, isMet: true }), tile('b', 0, 0, { ...counted, isMet: false }), tile('c', 0, 0, counted),
    tile('d', 0, 0), tile('e', 0, 0, { isSeen: false }),
  ].map(signOf)).toEqual(['met', 'missed', 'counted', 'none', 'unseen'])
  const html = renderToStaticMarkup(<TileTable unit="percent" tiles={[tile('Xã B', 0, 0), tile('Xã A', 0, 0, { ...counted, isMet: true })]} />)
  expect(html.indexOf('Xã A')).toBeLessThan(html.indexOf('Xã B'))
  expect(html).toContain('60% (3 trên 5 hồ sơ)')
  expect(html).toContain('✓ đạt')
})

// Rows 0 and 1 of an odd-r grid: the second row stands half a tile, 20, to the right.
test('odd rows stand half a tile to the right, and arrows go to the neighbour that way', () => {
  expect([middleOf({ col: 1, row: 0 }).x, middleOf({ col: 1, row: 1 }).x]).toEqual([40, 60])
  const tiles = [tile('a', 0, 0), tile('b', 1, 0), tile('c', 0, 1), tile('d', 5, 0)]
  expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'Enter'].map((key) => nextTile(tiles, 0, key)))
    .toEqual([1, 2, undefined, undefined])
  expect(nextTile(tiles, 1, 'ArrowRight')).toBe(3)
  expect(nextTile(tiles, 2, 'ArrowUp')).toBeDefined()
})

test('an address that says no unit and no year is of whoever asks, and of this year', () => {
  expect(targetSearch({ unit: 'x', year: 'y' })).toEqual({})
  expect(targetSearch({ year: '2025' })).toEqual({ year: 2025 })
})
