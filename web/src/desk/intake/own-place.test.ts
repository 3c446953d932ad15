import { expect, test } from 'vitest'
import { ownPlaceOf } from './own-place.ts'

const place = (id: string, name: string) => ({ id, name })
const places = [place('1', 'Phường Đồng Phú'), place('2', 'Phường Phú'), place('3', 'Xã Trung')]

test('a counter of a commune stands in that commune, whatever the case of the letters', () =>
  expect(ownPlaceOf('Bộ phận Một cửa, Ủy ban nhân dân phường Đồng Phú', places)).toBe('1'))

test.each([
  ['a counter of the province', 'Trung tâm Phục vụ hành chính công tỉnh'], ['no counter yet', undefined],
  ['a name that only ends like it', 'Ủy ban nhân dân liênxã trung'],
])('%s is asked', (_, name) => expect(ownPlaceOf(name, places)).toBeUndefined())

test('of two communes with one name somebody has to choose', () =>
  expect(ownPlaceOf('Ủy ban nhân dân xã Trung', [...places, place('4', 'Xã Trung')])).toBeUndefined())
