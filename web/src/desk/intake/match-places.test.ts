/** Need: a clerk types “dong phu” and means Phường Đồng Phú, whatever kind of unit it is. */
import { expect, test } from 'vitest'
import { formerMeant, matchPlaces } from './match-places.ts'

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

test('a place is found by the names of those that became it, behind those that are called so today', () => {
  const today = [
    { ...place('n', 'Xã Tân Mỹ', 'Tỉnh Demo'), former: [{ name: 'Xã Mỹ Thủy', until: '2025-07-01' }] },
    place('o', 'Xã Mỹ Thủy', 'Tỉnh Khác'),
  ]
  expect(matchPlaces(today, 'my thuy').map(({ id }) => id)).toEqual(['o', 'n'])
  expect(today.map((one) => formerMeant(one, 'Mỹ Thủy')?.name)).toEqual(['Xã Mỹ Thủy', undefined])
  expect(formerMeant(today[0] ?? place('', ''), 'tan my')).toBeUndefined()
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
