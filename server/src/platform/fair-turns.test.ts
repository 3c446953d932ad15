/** Need: whoever brings a hundred hostile files holds up nobody else's one. */
import { expect, test } from 'vitest'
import { openTurns } from './fair-turns.ts'

test('one at a time, and each who waits comes in turn', async () => {
  const turns = openTurns()
  const done: string[] = []
  let inside = 0
  const bring = (whose: string, n: number) => turns(whose, async () => {
    inside += 1
    expect(inside).toBe(1)
    await Promise.resolve()
    done.push(`${whose}${String(n)}`)
    inside -= 1
  })
  await Promise.all([...[1, 2, 3, 4].map((n) => bring('a', n)), bring('b', 1), bring('b', 2), bring('c', 1)])
  // a1 begins at once; of those who then wait, each has one before anybody has two.
  expect(done).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
})

test('work that fails lets the next one in', async () => {
  const turns = openTurns()
  const failed = turns('a', () => Promise.reject(new Error('no')))
  const next = turns('a', () => Promise.resolve('in'))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('in')
  expect(await turns('b', () => Promise.resolve('later'))).toBe('later')
})
