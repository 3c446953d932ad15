/** Need: a night in which the disk of the backup was full is one night without, not every night after it. */
import { expect, test } from 'vitest'
import { againAndAgain } from './again-and-again.ts'

test('a time that fails is told, and the next one comes', async () => {
  const ending = new AbortController()
  const told: string[] = []
  let times = 0
  await againAndAgain({ every: 0, signal: ending.signal, onFailure: (text) => { told.push(text) } }, () => {
    times += 1
    if (times === 3) ending.abort()
    return times === 1 ? Promise.reject(new Error('ENOSPC')) : Promise.resolve()
  })
  expect(times).toBe(3)
  expect(told).toEqual(['Lần này không được, sẽ thử lại sau 0 giây. ENOSPC'])
})

test('what is done once says itself that it failed', async () => {
  const { signal } = new AbortController()
  const options = { every: undefined, signal, onFailure: () => undefined }
  await expect(againAndAgain(options, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
