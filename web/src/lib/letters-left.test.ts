/** Need: a text that is pasted beyond its limit is told so alike on portal and desk, and never silently cut. */
import { sayIn } from '@motcua/contracts/texts.ts'
import { expect, test } from 'vitest'
import { lettersLeft } from './letters-left.ts'

const left = (text: string) => lettersLeft(sayIn('en'), 300, text)

test('nothing is said while there is room, then how much, then how much is too much', () => {
  expect(left('a'.repeat(199))).toEqual({ isOver: false, text: '' })
  expect(left('a'.repeat(200))).toEqual({ isOver: false, text: 'Characters left: 100.' })
  expect(left('a'.repeat(300))).toEqual({ isOver: false, text: 'Characters left: 0.' })
  expect(left('a'.repeat(301))).toEqual({ isOver: true, text: 'Too long by 1. Please shorten it; nothing was cut.' })
})

test('a sign of two halves is one, as the server counts', () => {
  expect(left('😀'.repeat(300))).toEqual({ isOver: false, text: 'Characters left: 0.' })
})
