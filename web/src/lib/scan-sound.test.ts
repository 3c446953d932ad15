/** Need (part C5): what is right and what is wrong are told apart by ear, also by whoever does not hear high sounds. */
import { expect, test } from 'vitest'
import { tonesOf } from './scan-sound.ts'

test('right is one short sign, wrong is two, longer and two octaves lower', () => {
  const [right, wrong] = [tonesOf('right'), tonesOf('wrong')]
  expect([right.length, wrong.length]).toEqual([1, 2])
  const seconds = (tones: typeof right) => tones.reduce((all, tone) => all + tone.seconds, 0)
  expect(seconds(wrong)).toBeGreaterThan(2 * seconds(right))
  expect(Math.max(...wrong.map(({ hertz }) => hertz)) * 4).toBeLessThan(right[0]?.hertz ?? 0)
})

test('the second sign of wrong begins when the first is over', () => {
  const [first, second] = tonesOf('wrong')
  expect(second?.at).toBeGreaterThan((first?.at ?? 0) + (first?.seconds ?? 0))
})
