/** Need: what a ministry lists and hardly ever changes is not fetched for each dossier, and nothing old is gone by. */
import { expect, test } from 'vitest'
import { keptList } from './kept-list.ts'

const opened = (hours: number) => {
  const stage = { now: new Date('2026-11-30T08:00:00Z'), rows: ['VN'], fetched: 0 }
  const list = keptList(hours, () => stage.now, async () => {
    stage.fetched += 1
    return Promise.resolve(stage.rows)
  })
  return { stage, has: async (word: string) => await list.find((one) => one === word) !== undefined }
}

test('it is fetched once a day', async () => {
  const { stage, has } = opened(24)
  expect([await has('VN'), await has('VN'), stage.fetched]).toEqual([true, true, 1])
  stage.now = new Date('2026-12-01T07:59:59Z')
  expect([await has('VN'), stage.fetched]).toEqual([true, 1])
  stage.now = new Date('2026-12-01T08:00:00Z')
  expect([await has('VN'), stage.fetched]).toEqual([true, 2])
})

test('what is not in it is looked for anew, since it may have come', async () => {
  const { stage, has } = opened(24)
  await has('VN')
  stage.rows = ['VN', 'LA']
  expect([await has('LA'), await has('LA'), stage.fetched]).toEqual([true, true, 2])
  expect(await has('XX')).toBe(false)
})

test('a clock that was put back, and no hours, keep nothing', async () => {
  const [back, none] = [opened(24), opened(0)]
  await back.has('VN')
  back.stage.now = new Date('2026-11-29T08:00:00Z')
  await back.has('VN')
  for (let time = 0; time < 2; time += 1) await none.has('VN')
  expect([back.stage.fetched, none.stage.fetched]).toEqual([2, 2])
})

test('what could not be fetched is asked for again', async () => {
  let isAway = true
  const list = keptList(24, () => new Date(0), async () => isAway ? Promise.reject(new Error('away')) : Promise.resolve(['VN']))
  await expect(list.find(() => true)).rejects.toThrow('away')
  isAway = false
  expect(await list.find(() => true)).toBe('VN')
})
