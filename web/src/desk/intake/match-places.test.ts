/** Need: a clerk types “dong phu” and means Phường Đồng Phú, whatever kind of unit it is. */
import { expect, test } from 'vitest'
import { matchPlaces } from './match-places.ts'

const place = (id: string, name: string, parentName: string | null = null) => ({ id, name, parentName })
const places = [
  place('1', 'Phường Bắc Lý', 'Thành phố Đồng Hới'), place('2', 'Phường Đồng Phú', 'Thành phố Đồng Hới'),
  place('3', 'Xã Phú Định', 'Huyện Bố Trạch'), place('4', 'Xã Phú Trạch', 'Huyện Quảng Trạch'),
]
const ids = (typed: string, first?: string[]) => matchPlaces(places, typed, first).map(({ id }) => id)

test.each([
  ['dong phu', ['2']], ['Đồng Phú', ['2']], ['phuong dong', ['2']], ['phu', ['2', '3', '4', '1']],
  ['PHÚ  trạch', ['4']],
  ['quang trach', ['4']], ['ong', []], ['phuong', ['1', '2']],
])('“%s”', (typed, found) => {
  expect(ids(typed)).toEqual(found)
})

test('a name that is whole stands before one that only begins so; then the own place and the last ones', () => {
  expect(
    matchPlaces([place('a', 'Xã Lý Trạch'), place('b', 'Phường Bắc Lý'), place('c', 'Xã Lý')], 'ly').map(
      ({ id }) => id,
    ),
  )
    .toEqual(['b', 'c', 'a'])
  expect(ids('', ['4', '1'])).toEqual(['4', '1', '2', '3'])
})
