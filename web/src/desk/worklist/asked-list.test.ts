import { expect, test } from 'vitest'
import { isFiltered, readAsked, withoutFilter } from './asked-list.ts'

const ID = '0b0f1c2e-3d4a-4b5c-8d6e-7f8091a2b3c4'

test('an address keeps what a list is asked, and leaves out what is no such thing', () => {
  const asked = {
    list: 'overdue', procedure: ID, officer: ID, channel: 'online', state: 'in-progress', receivedFrom: '2021-06-01',
    receivedTo: '2021-06-30', dueFrom: '2021-07-01', dueTo: '2021-07-31', sort: 'name',
  }
  expect(readAsked(asked)).toEqual(asked)
  expect(readAsked({
    list: 'theirs', procedure: '12', officer: 'nguyen', channel: 'fax', state: 'lost', receivedFrom: '1.6.21',
    dueTo: ['2021-07-31'], sort: 'own', name: 'Nguyễn Thị Thử',
  })).toEqual({ list: 'unit' })
})

test('an order alone is no filter, and is kept when the filter is taken away', () => {
  expect(isFiltered({ list: 'unit', sort: 'due' })).toBe(false)
  expect(isFiltered({ list: 'unit', channel: 'post' })).toBe(true)
  expect(withoutFilter({ list: 'unit', channel: 'post', sort: 'due' })).toEqual({ list: 'unit', sort: 'due' })
})
