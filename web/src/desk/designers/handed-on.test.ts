/** Need: what somebody types quickly into a table or a drawing is not written over by what they typed before. */
import { expect, test } from 'vitest'
import { HandedOn } from './handed-on.ts'

test('a value that is behind the board is its own; what somebody else wrote is not', () => {
  const handed = new HandedOn()
  handed.begin('a')
  expect([handed.add('ab'), handed.add('abc'), handed.add('abc')]).toEqual([true, true, false])
  expect([handed.has('ab'), handed.has('abc'), handed.has('abc')]).toEqual([true, true, true])
  expect(handed.has('theirs')).toBe(false)
})

test('one that was left behind and comes again is somebody\'s who went back to it', () => {
  const handed = new HandedOn()
  handed.begin('a')
  handed.add('ab')
  expect([handed.has('ab'), handed.has('a')]).toEqual([true, false])
})
