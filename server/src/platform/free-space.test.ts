import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { readFreeSpace } from './free-space.ts'

test('a disk has some room, and never more than all of it; a folder that is not there is left out', async () => {
  const found = await readFreeSpace([tmpdir(), '/there/is/none'])
  expect(found).toEqual([
    { folder: tmpdir(), freeBytes: expect.any(Number) as number, ratio: expect.any(Number) as number },
  ])
  expect(found[0]?.ratio).toBeGreaterThan(0)
  expect(found[0]?.ratio).toBeLessThanOrEqual(1)
})
